package dev.ark.cli.local;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "down",
        description = "Stop everything of this installation, also after a crash. What it has stored stays.")
public final class Down extends ArkCommand {
    /** Far above what the services themselves wait for their requests to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private static final long LOOK_AGAIN_MILLIS = 20;

    /** What became of one process. */
    record Stopped(String process, long pid, String how) {}

    @Override
    protected int run(Session session) throws IOException, InterruptedException {
        Output output = session.output();
        List<Stopped> stopped = new ArrayList<>();
        if (Home.hasRecords(session.layout())) {
            try (HomeLock _ = HomeLock.acquire(session.layout())) {
                stopAll(session.layout(), output, stopped);
            }
        }
        if (output.json()) {
            output.document(Map.of("stopped", stopped));
        } else if (stopped.isEmpty()) {
            output.line("nothing was running");
        } else {
            stopped.forEach(one -> output.line(one.how() + " " + one.process() + " (" + one.pid() + ")"));
        }
        return stopped.stream().anyMatch(one -> one.how().startsWith("could not")) ? ExitCode.FAILED : ExitCode.OK;
    }

    /** The deployer first, and the records are listed after that: while it runs, it may start a process that has died again. */
    private static void stopAll(LocalLayout layout, Output output, List<Stopped> stopped)
            throws IOException, InterruptedException {
        Optional<InstalledProcess> deployer = InstalledProcess.recorded(layout, LocalLayout.DEPLOYER);
        if (deployer.isPresent()) {
            stop(deployer.get(), output).ifPresent(stopped::add);
        }
        for (InstalledProcess process : InstalledProcess.all(layout)) {
            if (!deployer.equals(Optional.of(process))) {
                stop(process, output).ifPresent(stopped::add);
            }
        }
    }

    /** Stops a process, and forgets it once it is gone; empty when it did not run any more. */
    private static Optional<Stopped> stop(InstalledProcess process, Output output)
            throws IOException, InterruptedException {
        Optional<ProcessHandle> running = process.handle();
        if (running.isEmpty()) {
            process.forget();
            return Optional.empty();
        }
        output.progress("ark: stopping " + process.name());
        String how = stop(process, running.get());
        if (process.handle().isEmpty()) {
            process.forget();
        }
        return Optional.of(new Stopped(process.name(), process.pid(), how));
    }

    private static String stop(InstalledProcess process, ProcessHandle handle) throws InterruptedException {
        handle.destroy();
        if (ended(process, PATIENCE)) {
            return "stopped";
        }
        handle.destroyForcibly();
        return ended(process, AFTER_KILL) ? "killed" : "could not stop";
    }

    /** Looks itself: for processes that are not its children, Java's own future looks only every third of a second and ever more rarely. */
    private static boolean ended(InstalledProcess process, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (process.handle().isPresent()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return true;
    }
}
