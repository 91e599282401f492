package dev.ark.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownTest {
    @TempDir
    Path home;

    private final List<Process> started = new ArrayList<>();
    private LocalLayout layout;

    @BeforeEach
    void layout() {
        layout = new LocalLayout(home, 0);
    }

    @AfterEach
    void killWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void everythingThatRunsIsStoppedTheDeployerFirstAndRedisLast() throws IOException {
        List<String> names =
                List.of("redis", "core", "graveyard-canary", "graveyard", "watchdog", "deployer", "core-canary");
        for (String name : names) {
            ProcessRecord.of(name, start().toHandle()).write(layout.processRecord(name));
        }
        CommandRun run = CommandRun.of("down", "--home", home.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(line -> line.split(" ")[1]))
                .containsExactly(
                        "deployer", "core-canary", "graveyard-canary", "watchdog", "core", "graveyard", "redis");
        assertThat(started).noneMatch(Process::isAlive);
        assertThat(home.resolve("run")).isEmptyDirectory();
        assertThat(CommandRun.of("down", "--home", home.toString()).out()).contains("nothing was running");
    }

    @Test
    void aProcessThatStartedAtAnotherTimeIsNotOurs() throws IOException {
        Process other = start();
        new ProcessRecord("core", other.pid(), Instant.EPOCH, "another boot/1").write(layout.processRecord("core"));
        CommandRun run = CommandRun.of("down", "--home", home.toString());
        assertThat(run.out()).contains("nothing was running");
        assertThat(other.isAlive()).isTrue();
    }

    @Test
    void inADirectoryThatIsNoInstallationNothingIsMadeOrChanged() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        CommandRun run = CommandRun.of("down", "--home", home.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("nothing was running");
        assertThat(home).isEmptyDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void aRecordOfAnotherProcessThanTheJudgedOneIsKept() throws IOException {
        Path file = layout.processRecord("core");
        ProcessRecord.of("core", start().toHandle()).write(file);
        InstalledProcess judged = InstalledProcess.recorded(layout, "core").orElseThrow();
        ProcessRecord restarted = ProcessRecord.of("core", start().toHandle());
        restarted.write(file);
        judged.forget();
        assertThat(ProcessRecord.read(file)).contains(restarted);
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder("sleep", "600").start();
        started.add(process);
        return process;
    }
}
