package dev.ark.acceptance.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A process of a built service, or a tracer with one in it. */
final class Service implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final Duration TURN = Duration.ofMillis(10);
    private static final int MILLIS = 500;
    private static final int READY = 200;

    private final Process process;
    private final int port;
    private final Path log;
    private final long startedNanos = System.nanoTime();

    private Service(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static Service start(List<String> command, Map<String, String> environment, int port, Path log) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new Service(builder.start(), port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it ended with. */
    int exitCode() {
        return process.exitValue();
    }

    /**
     * Waits until it says that it is ready.
     *
     * @return how long that took from its start
     * @throws AssertionError when it ends before, or takes too long
     */
    Duration awaitReady() {
        if (!becomesReady()) {
            throw new AssertionError("the process on port " + port + " does not become ready: " + lastWords());
        }
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** Whether it becomes ready; not when it ends before. */
    boolean becomesReady() {
        while (process.isAlive() && System.nanoTime() - startedNanos < LONGEST_START.toNanos()) {
            if (isReady()) {
                return true;
            }
            LockSupport.parkNanos(TURN.toNanos());
        }
        return false;
    }

    /** Whether it ends by itself within a time. */
    boolean ends(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        family().forEach(ProcessHandle::destroyForcibly);
        ends(LONGEST_STOP);
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() {
        List<ProcessHandle> family = family();
        family.getFirst().destroy();
        if (!ends(LONGEST_STOP)) {
            kill();
        }
    }

    /** The end of what it wrote, for people to read. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }

    /** The processes that it is of, the traced one first. */
    private List<ProcessHandle> family() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }

    private boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/readyz").toURL().openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            return connection.getResponseCode() == READY;
        } catch (IOException e) {
            return false;
        }
    }
}
