package dev.ark.cli.rollout;

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
import org.junit.jupiter.api.io.TempDir;

/** Commands that ask a deployer, which answers as each test says. */
abstract class RolloutCommandTest {
    static final String SHOW = "GET /v1/rollouts/r-1";
    static final String CURRENT = "GET /v1/rollouts/current";
    private static final int DEPLOYER_PORT = 8104;
    private static final int HIGHEST_OFFSET = 50_000;

    @TempDir
    Path home;

    FakeService deployer;

    @BeforeEach
    void start() throws IOException {
        deployer = new FakeService();
        while (port() > DEPLOYER_PORT + HIGHEST_OFFSET) {
            deployer.close();
            deployer = new FakeService();
        }
        Files.writeString(home.resolve("token"), "the-token\n");
    }

    @AfterEach
    void stop() {
        deployer.close();
    }

    final CommandRun ark(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--port-offset", Integer.toString(port() - DEPLOYER_PORT)));
        line.addAll(List.of("--home", home.toString()));
        line.addAll(List.of("--token-file", home.resolve("token").toString()));
        return CommandRun.of(line.toArray(String[]::new));
    }

    /** What the deployer was sent with a request. */
    final String sent(String line) {
        return deployer.requests().stream()
                .filter(request -> request.line().equals(line))
                .map(FakeService.Request::body)
                .findFirst()
                .orElseThrow();
    }

    private int port() {
        return URI.create(deployer.url()).getPort();
    }

    static String summary(String phase, int step, String why) {
        boolean over = phase.equals("done") || phase.equals("rolled_back");
        return """
                {"id":"r-1","version":"v1.0.1","stable":"v1.0.0","kind":"rollout","phase":"%s","step":%d,"canary_weight":10,
                 "verdict":"pass","why":"%s","over":%s,"begun_by":"olivia","begun_at":"2026-01-31T14:30:00Z"}""".formatted(phase, step, why, over);
    }

    static String view(String summary, List<String> rows, List<String> checks) {
        return "{\"summary\":" + summary + ",\"options\":{\"auto_rollback\":true},\"rows\":[" + String.join(",", rows)
                + "],\"checks\":[" + String.join(",", checks) + "]}";
    }

    /** A row that is open. */
    static String row(int number, String phase, int step, String why) {
        return row(number, phase, step, why, "");
    }

    /** A row that has ended as intended. */
    static String ended(int number, String phase, int step, String observed) {
        return row(
                number,
                phase,
                step,
                "",
                ",\"as_intended\":true,\"observed\":\"%s\",\"done_at\":\"2026-01-31T14:31:05Z\"".formatted(observed));
    }

    private static String row(int number, String phase, int step, String why, String ending) {
        return """
                {"number":%d,"phase":"%s","step":%d,"part":0,"intent":{"type":"route","shares":{"stable":90,"canary":10,"shed":0}},
                 "opened_at":"2026-01-31T14:31:00Z","due":"2026-01-31T14:41:00Z","latest":"2026-01-31T15:01:00Z","fence":1,
                 "cause":"progress","why":"%s"%s}""".formatted(number, phase, step, why, ending);
    }

    static String check(String tripwire, String verdict, String why) {
        return """
                {"tripwire":"%s","at":"2026-01-31T14:31:30Z","verdict":"%s","pause":false,"counts":{"canary_denials":4},
                 "evidence":[{"name":"evidence of harm","value":3.14159,"limit":100.0}],"why":"%s"}""".formatted(tripwire, verdict, why);
    }
}
