package dev.ark.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import dev.ark.cli.FakeService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalExportTest {
    private static final String LINES = "{\"seq\":1}\n{\"seq\":2}\n";

    @TempDir
    Path directory;

    private Path token;
    private Path file;

    @BeforeEach
    void prepare() throws IOException {
        token = Files.writeString(directory.resolve("token"), "t");
        file = directory.resolve("journal.ndjson");
    }

    @Test
    void everyRowIsALineOfTheFile() throws IOException {
        try (FakeService core = journal(2, LINES)) {
            CommandRun run = export(core);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(file).hasContent(LINES);
            assertThat(run.err()).contains("2 rows written");
            assertThat(directory.resolve("journal.ndjson.part")).doesNotExist();
        }
    }

    @Test
    void whatCameTooShortIsNotTakenForAll() throws IOException {
        try (FakeService core = journal(3, LINES)) {
            CommandRun run = export(core);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("only 2 of 3 rows");
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        Files.writeString(file, "mine");
        try (FakeService core = journal(2, LINES)) {
            CommandRun run = export(core);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("exists already");
            assertThat(file).hasContent("mine");
        }
    }

    private static FakeService journal(int head, String lines) throws IOException {
        return new FakeService()
                .on("GET /v1/journal/head", 200, "{\"epoch\":1,\"seq\":" + head + ",\"hash\":\"h\",\"oldest_seq\":1}")
                .on("GET /v1/journal/export?after=0&limit=" + head, 200, lines);
    }

    private CommandRun export(FakeService core) {
        return CommandRun.of(
                "--url",
                core.url(),
                "--token-file",
                token.toString(),
                "--home",
                directory.resolve("home").toString(),
                "journal",
                "export",
                file.toString());
    }
}
