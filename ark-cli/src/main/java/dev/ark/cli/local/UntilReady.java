package dev.ark.cli.local;

import dev.ark.cli.Failure;
import dev.ark.cli.local.Readiness.Part;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.ProgressBar;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.RestoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Waits until an installation is ready, and says what is not when it takes too long. */
record UntilReady(LocalLayout layout, Readiness readiness, Output output) {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_MILLIS = 100;
    private static final int LOG_LINES = 15;

    void await() throws IOException, InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        List<Part> missing = readiness.missing();
        try (ProgressBar bar = output.bar("starting", readiness.total())) {
            while (!missing.isEmpty()) {
                bar.at(readiness.total() - missing.size(), "waiting for " + names(missing));
                if (InstalledProcess.running(layout, LocalLayout.DEPLOYER).isEmpty()) {
                    throw new Failure("the deployer has ended" + log(LocalLayout.DEPLOYER));
                }
                if (System.nanoTime() > end) {
                    throw new Failure("after " + DEADLINE.toSeconds() + " s these are not ready: " + names(missing)
                            + restore() + log(missing.getFirst().process()));
                }
                Thread.sleep(LOOK_AGAIN_MILLIS);
                missing = readiness.missing();
            }
        }
    }

    private static String names(List<Part> parts) {
        return parts.stream().map(Part::name).collect(Collectors.joining(", "));
    }

    /** A large state takes longer than anybody waits here. */
    private String restore() {
        return Files.exists(new RestoreFiles(layout.stateFile()).request())
                ? "\nA restore was asked for and is not done yet; the core goes on with it, and 'ark status' tells when it is ready."
                : "";
    }

    private String log(String process) throws IOException {
        List<String> lines = new LogTail(layout.log(process)).last(LOG_LINES);
        String where = "\nits log, " + layout.log(process) + ", ";
        return lines.isEmpty() ? where + "is empty" : where + "ends with:\n  " + String.join("\n  ", lines);
    }
}
