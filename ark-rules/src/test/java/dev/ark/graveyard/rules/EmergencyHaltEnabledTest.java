package dev.ark.graveyard.rules;

import static dev.ark.contract.evaluation.TradingState.ACTIVE;
import static dev.ark.contract.evaluation.TradingState.HALTED;
import static dev.ark.contract.evaluation.TradingState.REDUCING;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.json.ArkJson;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmergencyHaltEnabledTest {
    private static final String RULE = "emergency_halt_enabled";

    @Test
    void aHaltLetsOnlyCancelsThrough() {
        assertThat(in(HALTED, Proposed.cancel())).isEmpty();
        assertThat(in(HALTED, Proposed.sell("5"))).containsExactly(RULE);
        assertThat(in(HALTED, Proposed.action("observe"))).containsExactly(RULE);
        assertThat(in(HALTED, Proposed.file("read", "/tmp/report"))).containsExactly(RULE);
    }

    @Test
    void reducingLetsExitsAndCancelsThrough() {
        assertThat(in(REDUCING, Proposed.cancel())).isEmpty();
        assertThat(in(REDUCING, Proposed.sell("9"))).isEmpty();
        assertThat(in(REDUCING, Proposed.sell("10"))).isEmpty();
        assertThat(in(REDUCING, Proposed.sell("11"))).containsExactly(RULE);
        assertThat(in(REDUCING, Proposed.buy("1"))).containsExactly(RULE);
        assertThat(in(REDUCING, Proposed.action("observe"))).containsExactly(RULE);
    }

    @Test
    void theDenialSaysWhatStillPasses() {
        var observation = Proposed.action("observe").now();
        var halted = World.ordinary().state(HALTED).decide(observation);
        assertThat(violation(halted, RULE).message()).contains("HALTED: only cancels pass");
        var reducing = World.ordinary().state(REDUCING).decide(observation);
        assertThat(violation(reducing, RULE).message()).contains("only risk-reducing orders and cancels pass");
        var entry = World.ordinary().state(REDUCING).decide(Proposed.buy("1").now());
        assertThat(violation(entry, RULE).message()).contains("only risk-reducing orders and cancels pass");
    }

    @Test
    void exitsAreNetOfThoseAlreadyOpen() {
        World world = World.ordinary().state(REDUCING).holding("AAPL", "10", "0", "6");
        assertThat(named(world.decide(Proposed.sell("4").now()))).isEmpty();
        assertThat(named(world.decide(Proposed.sell("5").now()))).containsExactly(RULE);
    }

    @Test
    void aStateOlderThanTenSecondsCountsAsHalted() {
        World world = World.ordinary();
        assertThat(named(world.asOf(NOW.minusSeconds(10))
                        .decide(Proposed.buy("1").now())))
                .isEmpty();
        var stale = world.asOf(NOW.minusMillis(10_001));
        assertThat(named(stale.decide(Proposed.buy("1").now()))).containsExactly(RULE);
        assertThat(named(stale.decide(Proposed.cancel().now()))).isEmpty();
    }

    @Test
    void aStateFromTheFutureOrNoneAtAllCountsAsHalted() {
        var future = World.ordinary()
                .asOf(NOW.plusMillis(5_001))
                .decide(Proposed.buy("1").now());
        assertThat(named(future)).containsExactly(RULE);
        var unknown = World.ordinary().state(null).decide(Proposed.buy("1").now());
        assertThat(violation(unknown, RULE).observed()).isEqualTo("unknown");
        assertThat(violation(unknown, RULE).message())
                .isEqualTo("the halt state is not known freshly, which counts as HALTED: only cancels pass");
    }

    @Test
    void whileReducingAnOrderWithoutItsAccountIsDenied() {
        World world = World.ordinary().state(REDUCING).withoutAccount();
        assertThat(named(world.decide(Proposed.sell("1").now()))).containsExactly("FACT_UNAVAILABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "halt",
                "HALT.enabled",
                "ark/emergency-halt",
                "emergencyHaltEnabled",
                "HALTEnabled",
                "trading_state",
                "kill.switch",
                "killswitch2",
                "tradingstate",
                "control"
            })
    void noConfigurationThatHaltingHangsOnIsChanged(String key) {
        assertThat(in(ACTIVE, Proposed.config(key))).contains(RULE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"theme.colour", "asphalt", "uncontrolled", "trading.hours"})
    void otherConfigurationMayBeChanged(String key) {
        assertThat(in(ACTIVE, Proposed.config(key))).isEmpty();
    }

    private static List<String> in(TradingState state, Proposed proposed) {
        return named(World.ordinary().holding("AAPL", "10").state(state).decide(proposed.now()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"%1$s\":{\"enabled\":false}}",
                "{\"a\":[{\"b\":{\"%1$s\":1}}]}",
                "[{\"key\":\"%1$s\",\"value\":false}]"
            })
    void aValueHidesNoKey(String value) throws Exception {
        JsonNode hidden = ArkJson.mapper().readTree(value.formatted("halt"));
        assertThat(in(ACTIVE, Proposed.config("settings").with("value", hidden)))
                .contains(RULE);
    }
}
