package dev.ark.contract.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told of a process of this machine. Where there is a {@code /proc}, it is asked, for it knows more than Java does. */
public record LocalProcess(ProcessHandle handle) {
    private static final Path PROC = Path.of("/proc");
    private static final Path BOOT = PROC.resolve("sys/kernel/random/boot_id");
    private static final Pattern RELEASE = Pattern.compile(".*/releases/([^/]+)/[^/]+/[^/]+\\.jar");

    /** Whether it runs. One that has ended and waits to be reaped, which in a container without an init may be for ever, does not. */
    public boolean alive() {
        return handle.isAlive() && !stat().map(ProcessStat::defunct).orElse(false);
    }

    /**
     * What no other process has that has or had the same id: the boot and the clock ticks from it to the process's start. Java's own time of
     * start will not do where it is worked out from the wall clock, because it moves when that is set.
     */
    public String start() {
        return stat().flatMap(stat -> boot().map(boot -> boot + "/" + stat.startTicks()))
                .or(() -> handle.info().startInstant().map(Object::toString))
                .orElse("unknown");
    }

    /** The release that it was started from, as its command line tells. */
    public Optional<String> release() {
        return handle.info().arguments().map(List::of).orElse(List.of()).stream()
                .map(RELEASE::matcher)
                .filter(Matcher::matches)
                .map(release -> release.group(1))
                .findFirst();
    }

    private Optional<ProcessStat> stat() {
        return text(PROC.resolve(Long.toString(handle.pid())).resolve("stat")).flatMap(ProcessStat::parse);
    }

    private static Optional<String> boot() {
        return text(BOOT).map(String::strip);
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            // No /proc on this system, or the process has just gone, which the handle tells.
            return Optional.empty();
        }
    }
}
