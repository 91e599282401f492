package dev.ark.contract.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {
    private static final String STAT =
            "4711 (a) Z (b c) S 1 4711 4711 0 -1 4194560 100 0 0 0 5 3 0 0 20 0 1 0 987654 1000 1";

    @TempDir
    Path directory;

    @Test
    void theFieldsOfAStatLineAreCountedAfterTheCommandsName() {
        assertThat(ProcessStat.parse(STAT)).contains(new ProcessStat('S', 987654));
        assertThat(ProcessStat.parse(STAT).map(ProcessStat::defunct)).contains(false);
        assertThat(ProcessStat.parse("4711 (a) S 1")).isEmpty();
        assertThat(ProcessStat.parse("")).isEmpty();
    }

    @Test
    void aProcessIsFoundByItsRecordWhateverTheWallClockSaysOfItsStart() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        ProcessRecord record = ProcessRecord.of("core", self);
        Path file = directory.resolve("run/core.json");
        new ProcessRecord("core", record.pid(), record.startedAt().minusSeconds(3600), record.start()).write(file);
        assertThat(ProcessRecord.read(file).flatMap(ProcessRecord::running)).contains(self);
    }

    @Test
    void aProcessWithTheSameIdOfAnotherStartOrAnotherBootIsNotTheRecordedOne() {
        ProcessRecord record = ProcessRecord.of("core", ProcessHandle.current());
        assertThat(new ProcessRecord("core", record.pid(), record.startedAt(), record.start() + "1").running())
                .isEmpty();
        assertThat(new ProcessRecord("core", record.pid(), record.startedAt(), "0" + record.start()).running())
                .isEmpty();
    }

    @Test
    void theRecordOfAnOlderBuildCountsAsNotRunning() throws IOException {
        Path file = directory.resolve("core.json");
        long pid = ProcessHandle.current().pid();
        Files.writeString(file, "{\"process\":\"core\",\"pid\":" + pid + ",\"started_at\":\"" + Instant.EPOCH + "\"}");
        assertThat(ProcessRecord.read(file)).isPresent();
        assertThat(ProcessRecord.read(file).flatMap(ProcessRecord::running)).isEmpty();
    }
}
