package dev.ark.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import dev.ark.cli.CoreCommandTest;
import dev.ark.contract.http.QuarantineOrder;
import dev.ark.contract.http.QuarantineScope;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator says of a quarantine, and what is shown of it. */
class QuarantineTest extends CoreCommandTest {
    private static final String QUARANTINE = "POST /v1/agents/kenny/quarantine";
    private static final String STATE =
            "{\"trading_state\":\"ACTIVE\",\"halt_epoch\":4,\"reason\":\"r\",\"actor\":\"a\",\"at\":\"2026-03-02T15:00:00Z\"}";

    @BeforeEach
    void theCoreObeys() {
        core.on(QUARANTINE, 200, STATE);
    }

    @Test
    void itHoldsEverywhereAndForGoodUnlessSaidOtherwise() throws IOException {
        CommandRun run = ark("quarantine", "kenny", "--reason", "strange orders");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("kenny is quarantined; trading is active, halt epoch 4");
        assertThat(sent()).isEqualTo(new QuarantineOrder("strange orders", QuarantineScope.ALL, null, null));
    }

    @Test
    void scopeAndTimeAreTold() throws IOException {
        Instant before = Instant.now();
        CommandRun run = ark("quarantine", "kenny", "--reason", "drill", "--scope", "canary", "--for", "30m");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("kenny is quarantined in the canary's slot until 2");
        assertThat(sent().scope()).isEqualTo(QuarantineScope.CANARY);
        assertThat(sent().until())
                .isBetween(before.plus(Duration.ofMinutes(30)), Instant.now().plus(Duration.ofMinutes(30)));
    }

    @Test
    void aScopeThatIsNoneIsAMisuse() {
        CommandRun run = ark("quarantine", "kenny", "--reason", "drill", "--scope", "moon");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'moon' is neither all nor canary");
        assertThat(core.requests()).isEmpty();
    }

    @Test
    void theListShowsStandingScopeEndAndReason() {
        core.on("GET /v1/agents?limit=1000&after=", 200, """
                {"agents":[
                 {"agent":"cartman","account":"a","principal":"p","actions_per_minute":1,"orders_per_minute":1,"quarantined":true,
                  "quarantine_reason":"no permit","quarantine_scope":"all"},
                 {"agent":"kenny","account":"a","principal":"p","actions_per_minute":1,"orders_per_minute":1,"quarantined":true,
                  "quarantine_reason":"5 failures in a row","quarantine_scope":"canary","quarantine_until":"2026-03-02T15:05:00.123Z"},
                 {"agent":"stan","account":"a","principal":"p","actions_per_minute":1,"orders_per_minute":1,"quarantined":false}]}""");
        CommandRun run = ark("agents");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern("cartman .* quarantined +all +restored +no permit")
                .containsPattern("kenny .* quarantined +canary +2026-03-02T15:05:00Z +5 failures in a row")
                .containsPattern("stan .* active +- +- +-");
    }

    private QuarantineOrder sent() throws IOException {
        return ArkJson.mapper().readValue(core.requests().getLast().body(), QuarantineOrder.class);
    }
}
