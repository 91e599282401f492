package dev.ark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/backup.md promises, by the commands that stand in it. */
class RestoreTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String KEY = "/v1/agents/%s/state/plan";

    private static Installation ark;

    private Desk desk;
    private Client operator;
    private final List<String> decisions = new ArrayList<>();

    @BeforeAll
    static void install() {
        ark = new Installation(Shared.freePortOffset());
        try {
            ark.up();
        } catch (Error | RuntimeException e) {
            ark.close();
            throw e;
        }
    }

    @AfterAll
    static void remove() {
        ark.close();
    }

    @BeforeEach
    void open() throws IOException {
        operator = ark.client("operator", "olivia");
        if (!state().equals("ACTIVE")) {
            ark.release("the rows that were lost have been looked at");
        }
        desk = Desk.open(ark, "restored", "1000000000000");
        await().atMost(SOON).until(() -> buy().outcome().equals("approved"));
    }

    @Test
    void everythingThatWasAnsweredIsThereAfterARestore() throws IOException {
        long first = write(1);
        String snapshot = snapshot();
        String action = purchase();
        Client.Answer approved = approved(action);
        assertThat(spend(approved, action)).isEqualTo(200);
        long second = write(first + 1);
        Desk rogue = Desk.open(ark, "rogue", "1000");
        ark.ok("quarantine", rogue.name(), "--reason", "it does not behave");
        assertThat(ark.ok("snapshot", "verify", snapshot)).contains("intact");
        assertThat(ark.ok("snapshot", "drill", snapshot))
                .contains("the same state")
                .doesNotContain("different");
        long head = head().path("seq").asLong();
        long epoch = head().path("epoch").asLong();

        JsonNode report = restore(snapshot);

        assertThat(report.path("lost").isMissingNode() || report.path("lost").isNull())
                .as(report.toString())
                .isTrue();
        assertThat(report.path("replayed_to").asLong()).isGreaterThanOrEqualTo(head);
        assertThat(report.path("epoch").asLong()).isEqualTo(epoch + 1);
        for (String id : decisions) {
            assertThat(operator.get("/v1/decisions/" + id).status()).as(id).isEqualTo(200);
        }
        assertThat(spend(approved, action)).as("a spent permit stays spent").isEqualTo(409);
        JsonNode history = desk.agent().get(path() + "/history").body();
        assertThat(history.toString()).contains("\"version\":" + first).contains("\"version\":" + second);
        assertThat(rogue.isQuarantined()).isTrue();
        assertGoesOn();
    }

    @Test
    void aDestroyedDatabaseComesBackHaltedAndWhatIsLostIsListed() throws IOException {
        String snapshot = snapshot();
        String kept = decisions.getLast();
        long head = 0;
        for (int i = 0; i < 20; i++) {
            head = buy().body().path("seq").asLong();
        }
        awaitSigned(head);
        ark.ok("down");
        truncate();
        JsonNode report = restoreStopped(snapshot);

        assertThat(report.path("lost").path("from").asLong())
                .isEqualTo(report.path("replayed_to").asLong() + 1);
        assertThat(report.path("lost").path("to").asLong()).isGreaterThanOrEqualTo(head);
        Path list = Path.of(report.path("lost").path("file").asText());
        assertThat(list).exists();
        assertThat(Files.getPosixFilePermissions(list)).hasSize(2);
        ArkCommand.Result told = ark.run("snapshot", "report");
        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.out()).contains("halted", list.toString());
        assertThat(state()).isEqualTo("HALTED");
        assertThat(operator.get("/v1/decisions/" + kept).status()).isEqualTo(200);
        assertThat(buy().outcome()).isEqualTo("denied");
        ark.release("the rows that were lost have been looked at");
        assertGoesOn();
    }

    /** Agents are heard again, the watchdog is at the journal's end, and the whole journal is as it should be. */
    private void assertGoesOn() throws IOException {
        desk.price(desk.symbol(), "test");
        await().atMost(SOON).until(() -> buy().outcome().equals("approved"));
        Client watchdog =
                new Client("http://127.0.0.1:" + ark.layout().watchdogPort(), ark.token("operator", "olivia"));
        long head = head().path("seq").asLong();
        await().atMost(SOON).until(() -> position(watchdog) >= head);
        assertThat(ark.ok("journal", "verify")).contains("intact", "evaluated anew, with the same verdict");
    }

    private static long position(Client watchdog) throws IOException {
        return watchdog.get("/v1/health").body().path("bus").path("position").asLong();
    }

    private String snapshot() throws IOException {
        return ArkJson.mapper()
                .readTree(ark.ok("snapshot", "create", "--reason", "before the fault", "-o", "json"))
                .path("id")
                .asText();
    }

    private JsonNode restore(String snapshot) throws IOException {
        ark.ok("down");
        return restoreStopped(snapshot);
    }

    private JsonNode restoreStopped(String snapshot) throws IOException {
        assertThat(ark.ok("snapshot", "restore", snapshot, "--reason", "the disk lost pages"))
                .contains("asked for " + snapshot, "up' carries it out");
        ark.up();
        JsonNode report = operator.get("/v1/restores/latest").body();
        assertThat(report.path("request").path("snapshot").asText()).isEqualTo(snapshot);
        assertThat(report.path("refusal").isMissingNode()
                        || report.path("refusal").isNull())
                .as(report.toString())
                .isTrue();
        return report;
    }

    /** What a disk does that loses all but the beginning of a file. */
    private static void truncate() throws IOException {
        for (String log : List.of("-wal", "-shm")) {
            Files.deleteIfExists(Path.of(ark.layout().stateFile() + log));
        }
        try (RandomAccessFile file =
                new RandomAccessFile(ark.layout().stateFile().toFile(), "rw")) {
            file.setLength(5_000);
        }
    }

    private Client.Answer buy() throws IOException {
        Client.Answer answer = desk.buy(desk.symbol(), 1);
        if (answer.status() == 201) {
            decisions.add(answer.body().path("decision_id").asText());
        }
        return answer;
    }

    /** The parameters of one that nobody has proposed before. */
    private String purchase() {
        return "{'symbol':'%s','side':'buy','quantity':'2','order_type':'limit','limit_price':'100','stop_loss':'95','take_profit':'113.75','leverage':'1'}"
                .formatted(desk.symbol());
    }

    private Client.Answer approved(String parameters) throws IOException {
        Client.Answer answer = desk.propose("trade", parameters);
        assertThat(answer.outcome()).as(answer.body().toString()).isEqualTo("approved");
        decisions.add(answer.body().path("decision_id").asText());
        return answer;
    }

    private int spend(Client.Answer approved, String parameters) throws IOException {
        JsonNode permit = approved.body().path("permit");
        return desk.agent()
                .post(
                        "/v1/permits/" + permit.path("id").asText() + "/spend",
                        Desk.json("{'token':'%s','action':{'action_type':'trade','parameters':%s}}"
                                .formatted(permit.path("token").asText(), parameters)))
                .status();
    }

    /** Writes a value over whatever is there; the version that it became. */
    private long write(long value) throws IOException {
        Client.Answer answer = desk.agent().send("PUT", path(), Long.toString(value), Map.of("If-Match", "*"));
        if (answer.status() == 412) {
            answer = desk.agent().send("PUT", path(), Long.toString(value), Map.of("If-None-Match", "*"));
        }
        assertThat(answer.status()).as(String.valueOf(answer.body())).isBetween(200, 201);
        return answer.body().path("version").asLong();
    }

    private String path() {
        return KEY.formatted(desk.name());
    }

    private void awaitSigned(long seq) {
        await().atMost(SOON)
                .until(() -> Files.readString(ark.layout().stateFile().resolveSibling("checkpoints/latest"))
                                .lines()
                                .skip(1)
                                .mapToLong(Long::parseLong)
                                .findFirst()
                                .orElse(0)
                        >= seq);
    }

    private JsonNode head() throws IOException {
        return operator.get("/v1/journal/head").body();
    }

    private String state() throws IOException {
        return operator.get("/v1/control").body().path("trading_state").asText();
    }
}
