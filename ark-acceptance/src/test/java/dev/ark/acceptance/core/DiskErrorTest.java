package dev.ark.acceptance.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * System calls of a core on its database or the log beside it that fail, by the hand of {@code strace}: the n-th of each thread. What was answered is
 * there after the next start, and after a failed sync the process answers nothing more. (That of a directory SQLite passes over by design.)
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class DiskErrorTest {
    private static final Duration UNDER_LOAD = Duration.ofSeconds(15);
    private static final Duration SOME_LOAD = Duration.ofSeconds(2);
    /** sysexits.h: an error during I/O on a file. */
    private static final int EXIT_IO_ERROR = 74;

    @Test
    void afterAFailedSyncTheCoreStopsAndNothingAnsweredIsLost() throws IOException, SQLException {
        List<Injection> injections = new ArrayList<>();
        for (int n = 1; n <= Integer.getInteger("ark.eio.syncs", 6); n++) {
            injections.add(new Injection("fdatasync,fsync", "EIO", Integer.toString(n), true));
        }
        run(injections);
    }

    @Test
    void whatCannotBeWrittenIsRefusedAndNothingAnsweredIsLost() throws IOException, SQLException {
        List<Injection> injections = new ArrayList<>();
        for (int i = 1; i <= Integer.getInteger("ark.eio.writes", 1); i++) {
            injections.add(new Injection("pwrite64", "ENOSPC", Integer.toString(i * 7), false));
            injections.add(new Injection("pwrite64", "EIO", Integer.toString(i * 11), true));
        }
        // For good from then on, not once.
        injections.add(new Injection("pwrite64", "ENOSPC", "40+", false));
        run(injections);
    }

    /**
     * A failure of system calls.
     *
     * @param when as strace counts them
     * @param fatal whether no core may live on after it
     */
    private record Injection(String calls, String error, String when, boolean fatal) {
        List<String> tracer(Path log, Path database) {
            return List.of(
                    "strace",
                    "-f",
                    "--seccomp-bpf",
                    "-o",
                    log.toString(),
                    "-P",
                    database.toString(),
                    "-P",
                    database + "-wal",
                    "-e",
                    "trace=" + calls,
                    "-e",
                    "inject=%s:error=%s:when=%s".formatted(calls, error, when));
        }
    }

    private static void run(List<Injection> injections) throws IOException, SQLException {
        requireTracer();
        long seed = Seed.of("disk errors");
        Random random = new Random(seed);
        try (Experiment experiment = new Experiment(new Site(), List.of(Slot.STABLE))) {
            experiment.kill(List.of(Slot.STABLE));
            for (Injection injection : injections) {
                String end = suffer(experiment, injection, seed);
                experiment.start(Slot.STABLE);
                experiment.repeat(random);
                experiment.quote();
                experiment.kill(List.of(Slot.STABLE));
                System.out.println(injection + ": " + end + "; " + experiment.figures());
                assertThat(experiment.audit())
                        .as("seed %d, %s", seed, injection)
                        .isEmpty();
            }
        }
    }

    /** Lets a core meet the failure at its start or under load; what it did about it. */
    private static String suffer(Experiment experiment, Injection injection, long seed) {
        Site site = experiment.site();
        List<String> tracer = injection.tracer(site.directory("strace.log"), site.stateFile());
        Service core = experiment.adopt(Slot.STABLE, site.start(Slot.STABLE, site.port(Slot.STABLE), tracer));
        if (!core.becomesReady()) {
            assertThat(core.ends(Duration.ofSeconds(30)))
                    .as("what does not start, ends")
                    .isTrue();
            return "did not start, and ended with " + core.exitCode();
        }
        boolean ended;
        try (MixedLoad _ = experiment.load(seed)) {
            ended = core.ends(injection.fatal() ? UNDER_LOAD : SOME_LOAD);
        }
        if (ended) {
            assertThat(core.exitCode()).as(core.lastWords()).isEqualTo(EXIT_IO_ERROR);
            return "stopped";
        }
        assertThat(injection.fatal())
                .as("a core lives on after %s: %s", injection, core.lastWords())
                .isFalse();
        core.kill();
        return "went on";
    }

    private static void requireTracer() {
        try {
            Process trial = new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "true").start();
            if (trial.waitFor() != 0) {
                abort("strace may not trace here");
            }
        } catch (IOException e) {
            abort("strace is not installed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
