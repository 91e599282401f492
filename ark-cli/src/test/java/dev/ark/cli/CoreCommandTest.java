package dev.ark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands that ask a core, which answers as each test says. */
public abstract class CoreCommandTest {
    @TempDir
    protected Path home;

    protected FakeService core;

    @BeforeEach
    void startCore() throws IOException {
        core = new FakeService();
        Files.writeString(home.resolve("token"), "the-token\n");
    }

    @AfterEach
    void stopCore() {
        core.close();
    }

    protected final CommandRun ark(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--url", core.url(), "--token-file", token()));
        return CommandRun.of(line.toArray(String[]::new));
    }

    protected final String token() {
        return home.resolve("token").toString();
    }
}
