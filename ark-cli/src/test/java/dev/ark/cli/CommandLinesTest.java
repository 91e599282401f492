package dev.ark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLinesTest {
    @TempDir
    Path home;

    @Test
    void everyCommandHasHelpWithADescription() {
        assertHelp(CommandLines.create());
    }

    private static void assertHelp(CommandLine line) {
        assertThat(line.getCommandSpec().usageMessage().description())
                .as(line.getCommandSpec().qualifiedName())
                .hasSizeGreaterThanOrEqualTo(
                        line.getCommandSpec().usageMessage().hidden() ? 0 : 1);
        assertThat(line.getUsageMessage()).contains("Usage:");
        line.getSubcommands().values().forEach(CommandLinesTest::assertHelp);
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(CommandRun.of("--version").out()).matches("ark v[0-9]+\\.[0-9]+\\.[0-9]+\\R");
    }

    @Test
    void anUnknownCommandIsWrongUsageAndSuggestsOthers() {
        CommandRun run = CommandRun.of("statuss");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("status");
        assertThat(CommandRun.of().exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("journal").err()).contains("verify, tail");
    }

    @Test
    void anImpossiblePortOffsetIsWrongUsage() {
        CommandRun run = CommandRun.of("status", "--port-offset", "70000", "--home", home.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("a port offset is within 0 to 50000");
    }

    @Test
    void aHaltSendsItsReasonAndTellsTheState() throws IOException {
        try (FakeService core = new FakeService()) {
            core.on(
                    "POST /v1/halt",
                    200,
                    "{\"trading_state\":\"HALTED\",\"halt_epoch\":5,\"reason\":\"r\",\"actor\":\"you\",\"at\":\"2026-01-31T14:30:00Z\"}");
            Path token = Files.writeString(home.resolve("token"), "t");
            CommandRun run = CommandRun.of(
                    "halt", "--reason", "the feed is wrong", "--url", core.url(), "--token-file", token.toString());
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("halted", "halt epoch 5");
            JsonNode body = ArkJson.mapper().readTree(core.requests().getFirst().body());
            assertThat(body.path("reason").asText()).isEqualTo("the feed is wrong");
        }
    }

    @Test
    void aReleaseTellsWhatTheNextOneWouldDo() throws IOException {
        try (FakeService core = new FakeService()) {
            core.on(
                    "POST /v1/resume",
                    200,
                    "{\"trading_state\":\"REDUCING\",\"halt_epoch\":6,\"reason\":\"r\",\"actor\":\"you\",\"at\":\"2026-01-31T14:30:00Z\"}");
            Path token = Files.writeString(home.resolve("token"), "t");
            CommandRun run = CommandRun.of(
                    "resume", "--reason", "the feed is right", "--url", core.url(), "--token-file", token.toString());
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("trading is reducing", "ark resume makes it active");
        }
    }

    @Test
    void aReductionIsAskedForByAnOption() throws IOException {
        try (FakeService core = new FakeService()) {
            core.on(
                    "POST /v1/reduce",
                    200,
                    "{\"trading_state\":\"REDUCING\",\"halt_epoch\":6,\"reason\":\"r\",\"actor\":\"you\",\"at\":\"2026-01-31T14:30:00Z\"}");
            Path token = Files.writeString(home.resolve("token"), "t");
            CommandRun run = CommandRun.of(
                    "halt", "--reduce", "--reason", "r", "--url", core.url(), "--token-file", token.toString());
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("trading is reducing");
        }
    }

    @Test
    void aHaltWithoutAReasonIsWrongUsage() {
        assertThat(CommandRun.of("halt").exitCode()).isEqualTo(2);
    }

    @Test
    void statusOfNothingSaysHowToStart() {
        CommandRun run = CommandRun.of("status", "--home", home.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("nothing runs; 'ark --home " + home + " up' starts it");
    }

    @Test
    void downOfNothingIsDone() {
        CommandRun run = CommandRun.of("down", "--home", home.resolve("none").toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("nothing was running");
        assertThat(home.resolve("none")).doesNotExist();
    }
}
