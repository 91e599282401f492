package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import org.junit.jupiter.api.Test;

class MaxConcurrentTradesTest {
    private static final String RULE = "max_concurrent_trades";

    @Test
    void aFourthAndAFifthInstrumentPass() {
        World three =
                World.ordinary().holding("MSFT", "1").holding("NVDA", "-1").holding("AMZN", "0", "1", "0");
        assertThat(measurement(three.decide(Proposed.buy("1").now()), RULE).observed())
                .isEqualTo("4");
        var fifth =
                three.holding("META", "0", "0", "1").decide(Proposed.buy("1").now());
        assertThat(named(fifth)).isEmpty();
        assertThat(measurement(fifth, RULE).observed()).isEqualTo("5");
    }

    @Test
    void aSixthIsDenied() {
        var sixth = five().decide(Proposed.buy("1").now());
        assertThat(named(sixth)).containsExactly(RULE);
        assertThat(violation(sixth, RULE).message()).isEqualTo("6 instruments would be in use; the limit is 5");
        assertThat(measurement(sixth, RULE).facts()).containsExactly("accounts/acct-1@5");
    }

    @Test
    void moreOfAnInstrumentInUseIsNoNewOne() {
        World world = five().holding("TSLA", "0").holding("AAPL", "1");
        assertThat(named(world.decide(Proposed.buy("1").now()))).isEmpty();
    }

    @Test
    void anExitIsNotBlockedByTheirNumber() {
        World six = five().holding("AAPL", "2");
        assertThat(named(six.decide(Proposed.buy("1").now()))).containsExactly(RULE);
        assertThat(named(six.decide(Proposed.sell("2").now()))).isEmpty();
    }

    private static World five() {
        return World.ordinary()
                .holding("MSFT", "1")
                .holding("NVDA", "1")
                .holding("AMZN", "1")
                .holding("META", "1")
                .holding("TSLA", "1");
    }
}
