package dev.ark.cli.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import dev.ark.cli.FakeService;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The validation, asked of a deployer. */
class ValidateTest {
    private static final int DEPLOYER_PORT = 8104;
    private static final int HIGHEST_OFFSET = 50_000;
    private static final String RUNNING = """
            {"id":"val-1","state":"running","category":"state","total":2,"passed":0,"checks":[
             {"name":"rollback","category":"state","state":"running","expected":"a new version","millis":0}],"left":[]}""";

    @TempDir
    Path home;

    private FakeService deployer;

    @BeforeEach
    void start() throws IOException {
        deployer = new FakeService();
        while (port() > DEPLOYER_PORT + HIGHEST_OFFSET) {
            deployer.close();
            deployer = new FakeService();
        }
        deployer.on("POST /v1/validations", 202, RUNNING);
        Files.writeString(home.resolve("token"), "the-token\n");
    }

    @AfterEach
    void stop() {
        deployer.close();
    }

    @Test
    void itEndsWithHowManyPassed() throws IOException {
        endsAs("passed", 2, "");
        CommandRun run = validate("--category", "state");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).last().isEqualTo("2/2 passed");
        assertThat(run.out()).contains("history contiguous").doesNotContain("no gap");
        assertThat(ArkJson.mapper()
                        .readTree(deployer.requests().getFirst().body())
                        .path("category")
                        .asText())
                .isEqualTo("state");
        assertThat(deployer.requests().getFirst().authorization()).isEqualTo("Bearer the-token");
    }

    @Test
    void allThatWasExpectedIsShownWhenAskedFor() {
        endsAs("passed", 2, "");
        assertThat(validate("--verbose").out()).contains("EXPECTED", "SEEN", "no gap", "version 3");
    }

    @Test
    void aFailedCheckSaysWhatWasExpectedAndSeen() {
        endsAs("failed", 1, "");
        CommandRun run = validate();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("rollback: expected that a new version; seen: version 3");
        assertThat(run.out().lines()).last().isEqualTo("1/2 passed");
    }

    @Test
    void whatIsLeftBehindFailsTheValidationAndIsNamed() {
        endsAs("failed", 2, "\"the position: 4 ARK-VAL\"");
        CommandRun run = validate();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("left behind: the position: 4 ARK-VAL");
    }

    @Test
    void theResultIsAlsoADocument() throws IOException {
        endsAs("passed", 2, "");
        CommandRun run = validate("-o", "json");
        assertThat(ArkJson.mapper().readTree(run.out()).path("passed").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsKeptIsListed() throws IOException {
        deployer.on("GET /v1/validations", 200, """
                {"validations":[{"id":"val-1","state":"passed","category":"all","started_at":"2026-05-01T12:00:00Z","total":13,"passed":13}]}""");
        deployer.on("GET /v1/synthetic", 200, "{\"runs\":[]}");
        assertThat(ark("validate", "list").out()).contains("val-1", "13/13 passed, all");
        assertThat(ark("synthetic", "list").out()).contains("none yet");
        CommandRun document = ark("validate", "list", "-o", "json");
        assertThat(ArkJson.mapper()
                        .readTree(document.out())
                        .get(0)
                        .path("total")
                        .asInt())
                .isEqualTo(13);
    }

    @Test
    void anUnknownCategoryIsWrongUsage() {
        CommandRun run = validate("--category", "looks");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("heartbeat");
    }

    private void endsAs(String state, int passed, String left) {
        deployer.on("GET /v1/validations/val-1", 200, """
                {"id":"val-1","state":"%s","category":"state","total":2,"passed":%d,"checks":[
                 {"name":"history_contiguous","category":"state","state":"passed","expected":"no gap","seen":"none","millis":12},
                 {"name":"rollback","category":"state","state":"%s","expected":"a new version","seen":"version 3","millis":7}],
                 "left":[%s]}""".formatted(
                        state, passed, passed == 2 ? "passed" : "failed", left));
    }

    private CommandRun validate(String... options) {
        List<String> line = new ArrayList<>(List.of("validate"));
        line.addAll(List.of(options));
        return ark(line.toArray(String[]::new));
    }

    private CommandRun ark(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--port-offset", Integer.toString(port() - DEPLOYER_PORT)));
        line.addAll(List.of("--home", home.toString()));
        line.addAll(List.of("--token-file", home.resolve("token").toString()));
        return CommandRun.of(line.toArray(String[]::new));
    }

    private int port() {
        return URI.create(deployer.url()).getPort();
    }
}
