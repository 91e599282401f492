package dev.ark.deployer.orchestrator.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.orchestrator.Place;
import dev.ark.deployer.orchestrator.ProcessSpec;
import dev.ark.deployer.orchestrator.Processes.Child;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatingSystemProcessesTest {
    private static final Place CORE = new Place("core", URI.create("http://127.0.0.1:1"));

    @TempDir
    Path home;

    private LocalLayout layout;
    private OperatingSystemProcesses processes;

    @BeforeEach
    void prepare() {
        layout = new LocalLayout(home, 0);
        processes = new OperatingSystemProcesses(layout, spec -> {});
    }

    @Test
    void aProcessIsFoundAgainByItsRecordAndItsEndIsTold() throws Exception {
        Child child = processes.launch(shell("sleep 600"));

        assertThat(processes.find("core").map(Child::pid)).contains(child.pid());

        CountDownLatch ended = new CountDownLatch(1);
        child.whenExited(ended::countDown);
        end(child);
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(child.alive()).isFalse();
        assertThat(processes.find("core")).isEmpty();
    }

    @Test
    void aProcessHasASessionOfItsOwn() throws Exception {
        Child child = processes.launch(shell("sleep 600"));
        try {
            // The wrapper that makes the session may not have run yet.
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!session(child.pid()).equals(Long.toString(child.pid()))) {
                assertThat(System.nanoTime()).as("a session in time").isLessThan(deadline);
                Thread.sleep(10);
            }
        } finally {
            end(child);
        }
    }

    @Test
    void aProcessGetsItsOwnEnvironmentAloneAndWritesToItsLog() throws Exception {
        awaitEnd(processes.launch(shell("env; echo to-stderr 1>&2")));

        assertThat(Files.readString(layout.log("core")))
                .contains("GIVEN=yes", "to-stderr")
                .doesNotContain("HOME=");
    }

    @Test
    void aLogIsAppendedToAndPutAsideWhenItHasGrownTooLarge() throws Exception {
        awaitEnd(processes.launch(shell("echo first")));
        awaitEnd(processes.launch(shell("echo second")));
        assertThat(Files.readString(layout.log("core"))).isEqualTo("first\nsecond\n");

        try (RandomAccessFile log = new RandomAccessFile(layout.log("core").toFile(), "rw")) {
            log.setLength(LogFile.LARGEST_BYTES + 1);
        }
        awaitEnd(processes.launch(shell("echo third")));
        assertThat(Files.readString(layout.log("core"))).isEqualTo("third\n");
        assertThat(Files.size(home.resolve("logs/core.log.1"))).isEqualTo(LogFile.LARGEST_BYTES + 1);
    }

    @Test
    void theReleaseOfAnAdoptedProcessIsReadFromItsCommandLine() throws Exception {
        ProcessSpec old = new ProcessSpec(
                CORE,
                "v1",
                List.of("/bin/sh", "-c", "sleep 600; :", "/ark/releases/v0.9.0/core/quarkus-run.jar"),
                Map.of("PATH", "/usr/bin:/bin"));
        Child child = processes.launch(old);
        try {
            // The wrapper that makes the session may not have become the shell yet.
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!processes.find("core").flatMap(Child::version).equals(Optional.of("v0.9.0"))) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(10);
            }
        } finally {
            end(child);
        }
    }

    private static ProcessSpec shell(String script) {
        return new ProcessSpec(
                CORE, "v1", List.of("/bin/sh", "-c", script), Map.of("PATH", "/usr/bin:/bin", "GIVEN", "yes"));
    }

    private static void awaitEnd(Child child) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        child.whenExited(ended::countDown);
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void end(Child child) {
        ProcessHandle.of(child.pid()).ifPresent(handle -> {
            handle.descendants().forEach(ProcessHandle::destroyForcibly);
            handle.destroyForcibly();
            handle.onExit().join();
        });
    }

    private static String session(long pid) throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return status.substring(status.lastIndexOf(')') + 2).split(" ")[3];
    }
}
