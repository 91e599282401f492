package dev.ark.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import dev.ark.cli.FakeService;
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

/** The objectives and the alerts, asked of a watchdog. */
class WatchTest {
    private static final int SLO_PORT = 9090;
    private static final int WATCHDOG_PORT = 8103;
    private static final int HIGHEST_OFFSET = 50_000;
    private static final String LIST = "GET /v1/alerts?limit=100&level=info";
    private static final String ALERT = """
            {"id":"0123abcd","name":"permit_refused","level":"WARNING","detail":"permit p-1, PERMIT_SPENT","agent":"kenny",
             "at":"2026-01-31T14:30:00Z"%s}""";

    @TempDir
    Path home;

    private FakeService watchdog;

    @BeforeEach
    void start() throws IOException {
        watchdog = new FakeService();
        while (port() > WATCHDOG_PORT + HIGHEST_OFFSET) {
            watchdog.close();
            watchdog = new FakeService();
        }
        Files.writeString(home.resolve("token"), "the-token\n");
    }

    @AfterEach
    void stop() {
        watchdog.close();
    }

    private int port() {
        return URI.create(watchdog.url()).getPort();
    }

    private CommandRun ark(int usualPort, String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--port-offset", Integer.toString(port() - usualPort)));
        line.addAll(List.of("--home", home.toString()));
        line.addAll(List.of("--token-file", home.resolve("token").toString()));
        return CommandRun.of(line.toArray(String[]::new));
    }

    private CommandRun slos(String state, String value, String... more) {
        watchdog.on("GET /slos", 200, """
                {"at":"2026-01-31T14:30:00Z","deployment":"stable","version":"v1.0.0","state":"%1$s","slos":[
                 {"name":"availability","description":"d","state":"%1$s","value":%2$s,"unit":"percent","target":99.5,"critical":99.0,
                  "window":"1h","samples":300,"coverage":0.08,"error_budget_left":%2$s,"budget_window":"3d",
                  "burn_rates":[{"window":"5m","rate":1.5,"samples":300},
                                {"window":"1h","rate":null,"samples":300,"data_from":"2026-01-31T14:20:00Z"}]}]}""".formatted(state, value));
        List<String> line = new ArrayList<>(List.of("slos"));
        line.addAll(List.of(more));
        return ark(SLO_PORT, line.toArray(String[]::new));
    }

    @Test
    void objectivesThatAreMetExitZeroAndAreAskedWithoutAToken() {
        CommandRun run = slos("met", "99.9");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("OBJECTIVE", "availability", "met", "99.90 percent", ">= 99.50", "< 99.00", "300")
                .contains("5m 1.50 1h -");
        assertThat(watchdog.requests().getFirst().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void oneThatIsBrokenExitsOne() {
        assertThat(slos("violated", "99.2").exitCode()).isEqualTo(1);
        assertThat(slos("critical", "98.2").exitCode()).isEqualTo(1);
    }

    @Test
    void whereThereIsNoDataThatIsSaidAndExitsZero() {
        CommandRun run = slos("no_data", "null");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("no data: nothing of it happened");
    }

    @Test
    void objectivesAsJsonAreTheWholeReport() {
        CommandRun run = slos("critical", "98.2", "-o", "json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("\"state\" : \"critical\"", "\"rate\" : null", "\"data_from\"");
    }

    @Test
    void alertsAreListedAsTheOperator() {
        watchdog.on(
                LIST,
                200,
                "{\"alerts\":[" + ALERT.formatted("") + ","
                        + ALERT.formatted(
                                ",\"acknowledged\":{\"by\":\"olivia\",\"note\":\"n\",\"at\":\"2026-01-31T14:31:00Z\"}")
                        + "]}");
        CommandRun run = ark(WATCHDOG_PORT, "alerts");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("0123abcd", "WARNING", "permit_refused", "kenny", "PERMIT_SPENT")
                .containsSubsequence("open", "seen by olivia");
        assertThat(watchdog.requests().getFirst().authorization()).isEqualTo("Bearer the-token");
    }

    @Test
    void alertsAreFiltered() {
        String request = LIST.replace("info", "critical") + "&state=open&agent=kenny";
        watchdog.on(request, 200, "{\"alerts\":[]}");
        CommandRun run = ark(WATCHDOG_PORT, "alerts", "--level", "critical", "--open", "--agent", "kenny");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("no alerts");
    }

    @Test
    void anAcknowledgementSendsItsNote() {
        watchdog.on("POST /v1/alerts/0123abcd/ack", 200, ALERT.formatted(""));
        CommandRun run = ark(WATCHDOG_PORT, "alerts", "ack", "0123abcd", "--note", "on it");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("seen: permit_refused");
        assertThat(watchdog.requests().getFirst().body()).isEqualTo("{\"note\":\"on it\"}");
    }

    @Test
    void anAlertThatIsUnknownIsAFailureAndANoteIsNeeded() {
        assertThat(ark(WATCHDOG_PORT, "alerts", "ack", "x", "--note", "n").exitCode())
                .isEqualTo(1);
        assertThat(ark(WATCHDOG_PORT, "alerts", "ack", "x").exitCode()).isEqualTo(2);
    }
}
