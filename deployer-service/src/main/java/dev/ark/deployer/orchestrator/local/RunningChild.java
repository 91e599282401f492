package dev.ark.deployer.orchestrator.local;

import dev.ark.deployer.orchestrator.ProcessSpec;
import dev.ark.deployer.orchestrator.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process by its handle. */
record RunningChild(ProcessHandle handle, String version) implements Processes.Child {
    private static final Pattern RELEASE = Pattern.compile(".*/releases/([^/]+)/[^/]+/[^/]+\\.jar");

    /** The release that a process was started from, as its command line tells; the desired one where that cannot be read. */
    static String versionOf(ProcessHandle handle, ProcessSpec spec) {
        for (String argument : handle.info().arguments().map(List::of).orElse(List.of())) {
            Matcher release = RELEASE.matcher(argument);
            if (release.matches()) {
                return release.group(1);
            }
        }
        return spec.version();
    }

    @Override
    public long pid() {
        return handle.pid();
    }

    @Override
    public boolean alive() {
        return handle.isAlive() && !defunct();
    }

    @Override
    public void whenExited(Runnable then) {
        var unused = handle.onExit().thenRun(then);
    }

    /** Whether it has ended and waits to be reaped, which in a container without an init may be for ever. */
    private boolean defunct() {
        Path status = Path.of("/proc", Long.toString(handle.pid()), "stat");
        try {
            String text = Files.readString(status);
            return text.startsWith(" Z", text.lastIndexOf(')') + 1);
        } catch (IOException e) {
            // No /proc here, or the process has just gone, which isAlive will tell the next time.
            return false;
        }
    }
}
