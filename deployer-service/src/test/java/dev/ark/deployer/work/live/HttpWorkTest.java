package dev.ark.deployer.work.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.http.RecordedDecision;
import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.deployer.work.Evaluator.Reverdict;
import dev.ark.deployer.work.UnreachableException;
import dev.ark.deployer.work.WorkFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of the answers of a core and of a graveyard, over real HTTP. */
class HttpWorkTest {
    private record Reply(int status, String body) {}

    @TempDir
    Path home;

    private final Map<String, Reply> replies = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private URI base;
    private JsonCalls calls;
    private HttpStableCore core;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        PrivateFiles.write(home.resolve("token"), "the-token\n");
        calls = new JsonCalls(home.resolve("token"));
        core = new HttpStableCore(base, calls);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        asked.add(what + " " + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
        Reply reply = replies.getOrDefault(what, new Reply(404, "{\"detail\":\"there is nothing\"}"));
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void reply(String what, int status, String body) {
        replies.put(what, new Reply(status, body));
    }

    @Test
    void aSnapshotIsAskedForInTheDeployersName() throws Exception {
        reply(
                "POST /v1/snapshots",
                201,
                "{\"id\":\"s1\",\"at\":\"2026-05-01T10:00:00Z\",\"epoch\":1,\"seq\":7,"
                        + "\"head_hash\":\"\",\"sha256\":\"\",\"bytes\":1,\"schema\":9,\"reason\":\"r\",\"actor\":\"deployer\","
                        + "\"duration_millis\":1,\"verified\":true,\"verified_at\":\"2026-05-01T10:00:00Z\",\"newer\":1}");
        assertThat(core.snapshot("because").orElseThrow().seq()).isEqualTo(7);
        assertThat(asked).containsExactly("POST /v1/snapshots Bearer the-token {\"reason\":\"because\"}");
    }

    @Test
    void aSnapshotThatIsBeingMadeIsNoFailure() throws Exception {
        reply("POST /v1/snapshots", 409, "{\"detail\":\"another snapshot\"}");
        assertThat(core.snapshot("because")).isEmpty();
    }

    @Test
    void aRefusalIsToldInTheCoresOwnWords() {
        reply("POST /v1/snapshots", 500, "{\"detail\":\"the copy of the state is not sound: row 7 was changed\"}");
        assertThatThrownBy(() -> core.snapshot("because"))
                .isInstanceOf(WorkFailedException.class)
                .isNotInstanceOf(UnreachableException.class)
                .hasMessageEndingWith("answered 500: the copy of the state is not sound: row 7 was changed");
    }

    @Test
    void aCoreThatIsNotThereIsUnreachable() {
        server.stop(0);
        assertThatThrownBy(core::control).isInstanceOf(UnreachableException.class);
    }

    @Test
    void theIntegrityIsReadAlsoOfACoreThatIsNotReady() throws Exception {
        reply(
                "GET /q/health/ready",
                503,
                "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"loops\"},"
                        + "{\"name\":\"state\",\"data\":{\"integrity\":\"damaged\"}}]}");
        assertThat(core.integrity()).isEqualTo("damaged");
    }

    @Test
    void thatNothingWasRestoredIsNoFailure() throws Exception {
        assertThat(core.latestRestore()).isEmpty();
    }

    @Test
    void theRowsOfTheJournalAreReadInParts() throws Exception {
        List<JournalRow> rows = new ArrayList<>();
        String before = HashChain.GENESIS;
        for (long seq = 1; seq <= 2_100; seq++) {
            rows.add(HashChain.append(before, 1, seq, "t", "{\"n\":1}", Instant.EPOCH, "stable", "v1"));
            before = rows.getLast().hash();
        }
        reply("GET /v1/journal/export?limit=2000&after=0", 200, lines(rows.subList(0, 2_000)));
        reply("GET /v1/journal/export?limit=2000&after=2000", 200, lines(rows.subList(2_000, 2_100)));
        List<JournalRow> read = new ArrayList<>();
        core.rows(0, read::add);
        assertThat(read).isEqualTo(rows);
        read.clear();
        core.rows(0, row -> {
            read.add(row);
            return read.size() < 10;
        });
        assertThat(read).hasSize(10);
    }

    private static String lines(List<JournalRow> rows) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (JournalRow row : rows) {
            lines.append(ArkJson.mapper().writeValueAsString(row)).append('\n');
        }
        return lines.toString();
    }

    @Test
    void questionsArePassedOnAsTheyAreAndVerdictsReadBack() throws Exception {
        String decisions = "{\"decisions\":[{\"decision_id\":\"d2\",\"seq\":2,\"agent\":\"kenny\",\"action_type\":"
                + "\"trade\",\"outcome\":\"approved\",\"rules\":[],\"decided_at\":\"2026-05-01T10:00:00Z\",\"question\":"
                + "{\"facts\":{\"price\":187.200},\"items\":[{\"agent\":\"kenny\"}]}}],\"oldest_seq\":1}";
        reply("GET /v1/decisions:recorded?limit=64&before=9", 200, decisions);
        List<RecordedDecision> recorded = core.recorded(9).decisions();
        reply(
                "POST /v1/evaluations",
                200,
                "{\"ruleset\":{},\"groups\":[[{\"outcome\":\"denied\",\"violations\":"
                        + "[{\"rule\":\"b\"},{\"rule\":\"a\"},{\"rule\":\"b\"}]}]]}");
        List<Reverdict> verdicts = new HttpEvaluator(calls).evaluate(base, recorded);
        assertThat(verdicts).containsExactly(new Reverdict(Outcome.DENIED, List.of("a", "b")));
        String sent = asked.getLast();
        assertThat(sent).contains("\"price\":187.200", "\"lowest_revision\":0");
        JsonNode body = ArkJson.mapper().readTree(sent.substring(sent.indexOf('{')));
        assertThat(body.path("groups")
                        .path(0)
                        .path("items")
                        .path(0)
                        .path("agent")
                        .asText())
                .isEqualTo("kenny");
    }

    @Test
    void anAnswerToFewerQuestionsIsNone() {
        reply("POST /v1/evaluations", 200, "{\"groups\":[]}");
        RecordedDecision decision = new RecordedDecision(
                "d",
                1,
                "kenny",
                "trade",
                Outcome.DENIED,
                List.of(),
                Instant.EPOCH,
                ArkJson.mapper().createObjectNode());
        assertThatThrownBy(() -> new HttpEvaluator(calls).evaluate(base, List.of(decision)))
                .hasMessageContaining("asked 1 questions and answered 0");
    }

    @Test
    void aGraveyardThatRefusesItsRulesOrItsOverlayIsNotAsked() throws Exception {
        HttpEvaluator evaluator = new HttpEvaluator(calls);
        reply("GET /v1/ruleset", 200, "{\"verified\":false,\"reason\":\"the signature is not right\"}");
        assertThatThrownBy(() -> evaluator.rules(base)).hasMessageContaining("the signature is not right");
        reply("GET /v1/ruleset", 200, "{\"verified\":true,\"version\":\"2.0.0\",\"revision\":2}");
        reply("GET /v1/overlay", 200, "{\"configured\":true,\"error\":\"line 3\"}");
        assertThatThrownBy(() -> evaluator.rules(base)).hasMessageContaining("line 3");
        reply("GET /v1/overlay", 200, "{\"configured\":true,\"sha256\":\"0123456789abcdef\"}");
        assertThat(evaluator.rules(base)).isEqualTo("rules 2.0.0 r2 with overlay 01234567");
    }
}
