package dev.ark.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import dev.ark.cli.CoreCommandTest;
import org.junit.jupiter.api.Test;

/** Accounts, and permits without an outcome, for people. */
class AccountTest extends CoreCommandTest {
    private static final String ORDER = """
            {"permit_id":"p-1","decision_id":"d-1","agent":"kenny","account":"acct-1","symbol":"AAPL","side":"buy",
             "quantity":"10","filled":"4","remaining":"6","limit_price":"187.2","state":"spent",
             "expires_at":"2026-03-02T15:00:30Z","spent_at":"2026-03-02T15:00:10Z","overdue":"CRITICAL"}""";
    private static final String ACCOUNT = """
            {"account":"acct-1","currency":"USD","equity":"97000","equity_at":"2026-03-02T15:00:00Z","session_start_equity":"100000",
             "session":{"name":"2026-03-02","start_equity":"100000","lowest_equity":"95000","loss":"3000","loss_fraction":"0.03","latched":true},
             "holdings":[{"symbol":"AAPL","quantity":"4","open_buys":"6","open_sells":"0"}],
             "profit":{"realised_in_session":"12","realised_in_total":"40.5","fees":"1.5","complete":true,"reason":"AAPL: marks/AAPL is stale"},
             "positions":[{"symbol":"AAPL","quantity":"4","cost":"748","average_price":"187",
              "mark":{"price":"190","source":"feed-1","at":"2026-03-02T14:00:00Z","age_seconds":3600,"usable":false,"reason":"marks/AAPL is stale"},
              "market_value":"760","profit":{"realised_in_session":"12","realised_in_total":"40.5","fees":"1.5","unrealised":"12","complete":true},
              "long_stop":"178"}],
             "open_orders":[%s],"more_orders":false,
             "exposure":{"symbols":[{"symbol":"AAPL"}],"reason":"marks/AAPL is stale"},
             "ruleset":{"version":"1.0.0","revision":1,"sha256":"ab"},
             "headroom":[
              {"rule":"max_position_size","measure":"position","subject":"AAPL","unit":"USD","limit":null,"used":null,"left":null,
               "reason":"marks/AAPL is stale"},
              {"rule":"max_position_size","measure":"position","subject":"*","unit":"USD","limit":"9700","used":"0","left":"9700"},
              {"rule":"max_concurrent_trades","measure":"instruments in use","unit":"instruments","limit":"5","used":"1","left":"4"}],
             "as_of":"2026-03-02T15:00:20Z"}""".formatted(ORDER);

    @Test
    void anAccountIsReadable() {
        core.on("GET /v1/accounts/acct-1", 200, ACCOUNT);
        CommandRun run = ark("account", "acct-1");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("equity 97000 USD", "loss 3000 (0.03 of its start)", "the limit was reached")
                .contains("realised 12 in the session and 40.5 in all", "not known, because AAPL: marks/AAPL is stale")
                .contains("190, 3600 s old (not used)", "buy 10 AAPL at 187.2", "too late")
                .containsPattern("max_position_size +position +AAPL +- +- +marks/AAPL is stale +USD")
                .containsPattern("max_position_size +position +any other +9700 +0 +9700 +USD")
                .containsPattern("max_concurrent_trades +instruments in use +the account +5 +1 +4 +instruments");
    }

    @Test
    void anAccountIsJsonWhereAskedFor() {
        core.on("GET /v1/accounts/acct-1", 200, ACCOUNT);
        CommandRun run = ark("account", "acct-1", "-o", "json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\"average_price\" : \"187\"", "\"left\" : null");
    }

    @Test
    void anAccountThatIsNotThereIsAFailure() {
        assertThat(ark("account", "none").exitCode()).isEqualTo(1);
    }

    @Test
    void permitsAreListedPageByPage() {
        String path = "GET /v1/permits?without_outcome=true&limit=1000&cursor=";
        core.on(path, 200, "{\"items\":[" + ORDER + "],\"next\":\"p-1\"}");
        core.on(path + "p-1", 200, "{\"items\":[" + ORDER + "]}");
        CommandRun run = ark("permits", "--without-outcome");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsSubsequence("p-1", "p-1", "permit release ID --reason")
                .contains("spent at 2026-03-02T15:00:10Z, no broker has told of it: too late");
    }

    @Test
    void nothingReservedIsSaidSo() {
        core.on("GET /v1/permits?without_outcome=false&limit=1000&cursor=", 200, "{\"items\":[]}");
        assertThat(ark("permits").out()).contains("nothing is reserved");
    }

    @Test
    void aReleaseTellsItsReason() {
        core.on("POST /v1/permits/p-1/release", 200, """
                {"id":"p-1","decision_id":"d-1","agent":"kenny","state":"spent","halt_epoch":1,"expires_at":"2026-03-02T15:00:30Z"}""");
        CommandRun run = ark("permit", "release", "p-1", "--reason", "the broker never had it");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("nothing is reserved for permit p-1 of kenny any more");
        assertThat(core.requests().getFirst().body()).contains("the broker never had it");
    }

    @Test
    void aReleaseNeedsAReason() {
        assertThat(ark("permit", "release", "p-1").exitCode()).isEqualTo(2);
    }
}
