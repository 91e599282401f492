package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.People.Override.Kind;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.world.Overrides;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserOverrideAllowedTest {
    private static final String RULE = "user_override_allowed";
    private static final Proposal ENTRY = Proposed.buy("1").now();

    @Test
    void aPauseLetsOnlyCancelsAndObservationsThrough() {
        World paused = World.ordinary()
                .holding("AAPL", "5")
                .override(Overrides.of(Kind.PAUSE).now());
        assertThat(named(paused.decide(Proposed.cancel().now()))).isEmpty();
        assertThat(named(paused.decide(Proposed.action("observe").now()))).isEmpty();
        assertThat(named(paused.decide(ENTRY))).containsExactly(RULE);
        assertThat(named(paused.decide(Proposed.sell("5").now()))).containsExactly(RULE);
        assertThat(named(paused.decide(Proposed.file("read", "/tmp/x").now()))).containsExactly(RULE);
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCEL", "REDUCE", "FLATTEN"})
    void afterPeopleTookRiskAwayOrdersMayOnlyReduceIt(Kind kind) {
        World world = World.ordinary()
                .holding("AAPL", "10")
                .override(Overrides.of(kind).now());
        assertThat(named(world.decide(ENTRY))).containsExactly(RULE);
        assertThat(named(world.decide(Proposed.sell("9").now()))).isEmpty();
        assertThat(named(world.decide(Proposed.sell("10").now()))).isEmpty();
        assertThat(named(world.decide(Proposed.sell("11").now()))).containsExactly(RULE);
        assertThat(named(world.decide(Proposed.cancel().now()))).isEmpty();
        assertThat(named(world.decide(Proposed.file("read", "/tmp/x").now()))).isEmpty();
    }

    @Test
    void exitsThatTurnThePositionOverTogetherAreNone() {
        Proposal exit = Proposed.sell("4").now();
        var verdicts = World.ordinary()
                .holding("AAPL", "10")
                .override(Overrides.of(Kind.REDUCE).now())
                .decideInOrder(exit, exit, exit);
        assertThat(verdicts)
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.APPROVED, Outcome.APPROVED, Outcome.DENIED);
        assertThat(named(verdicts.getLast())).containsExactly(RULE);
    }

    @Test
    void anOverrideLivesToItsEnd() {
        assertThat(pausedFrom(0, 60)).containsExactly(RULE);
        assertThat(pausedFrom(1, 60)).as("ordered before a clock was set back").containsExactly(RULE);
        assertThat(pausedFrom(-60, 0)).containsExactly(RULE);
        assertThat(pausedFrom(-60, -1)).isEmpty();
    }

    @Test
    void everyScopeThatIsGivenHasToMatch() {
        assertThat(pausedFor("kenny", "acct-1", "AAPL")).containsExactly(RULE);
        assertThat(pausedFor("kenny", null, null)).containsExactly(RULE);
        assertThat(pausedFor(null, "acct-1", null)).containsExactly(RULE);
        assertThat(pausedFor(null, null, "AAPL")).containsExactly(RULE);
        assertThat(pausedFor("kyle", "acct-1", "AAPL")).isEmpty();
        assertThat(pausedFor("kenny", "acct-2", "AAPL")).isEmpty();
        assertThat(pausedFor("kenny", "acct-1", "MSFT")).isEmpty();
    }

    @Test
    void aPauseOfASymbolIsOneOfPublishingAboutItToo() {
        World paused = World.ordinary()
                .override(Overrides.of(Kind.PAUSE).scope(null, null, "AAPL").now());
        assertThat(named(paused.decide(Proposed.publication("blog", "AAPL rose").now())))
                .containsExactly(RULE);
        assertThat(named(paused.decide(Proposed.publication("blog", "MSFT rose").now())))
                .isEmpty();
        assertThat(named(paused.decide(Proposed.file("read", "AAPL").now()))).isEmpty();
    }

    @Test
    void withoutTheAccountNoOrderIsKnownToReduce() {
        World world = World.ordinary()
                .withoutAccount()
                .override(Overrides.of(Kind.REDUCE).now());
        assertThat(named(world.decide(Proposed.sell("1").now()))).containsExactly("FACT_UNAVAILABLE");
        World stale = World.ordinary()
                .accountAt(NOW.minusMillis(86_400_001))
                .override(Overrides.of(Kind.REDUCE).now());
        assertThat(named(stale.decide(Proposed.sell("1").now()))).containsExactly("FACT_UNAVAILABLE");
    }

    @Test
    void theDenialSaysWhoOrderedWhatAndWhy() {
        Verdict verdict =
                World.ordinary().override(Overrides.of(Kind.PAUSE).now()).decide(ENTRY);
        assertThat(violation(verdict, RULE).message())
                .isEqualTo("olga has ordered pause: storm; only cancels and observations pass");
        assertThat(measurement(verdict, RULE).facts()).containsExactly("overrides/ov-1@15");
        Verdict reduced =
                World.ordinary().override(Overrides.of(Kind.REDUCE).now()).decide(ENTRY);
        assertThat(violation(reduced, RULE).message())
                .isEqualTo("olga has ordered reduce: storm; only risk-reducing orders and cancels pass");
        assertThat(measurement(reduced, RULE).facts()).containsExactly("overrides/ov-1@15", "accounts/acct-1@5");
    }

    private static List<String> pausedFrom(int from, int until) {
        return named(World.ordinary()
                .override(Overrides.of(Kind.PAUSE)
                        .during(NOW.plusSeconds(from), NOW.plusSeconds(until))
                        .now())
                .decide(ENTRY));
    }

    private static List<String> pausedFor(String agent, String account, String symbol) {
        return named(World.ordinary()
                .override(Overrides.of(Kind.PAUSE).scope(agent, account, symbol).now())
                .decide(ENTRY));
    }

    @Test
    void aPauseIsFoundWhereAnotherOverrideCannotBeJudged() {
        World world = World.ordinary()
                .withoutAccount()
                .override(Overrides.of(Kind.REDUCE).now())
                .override(Overrides.of(Kind.PAUSE).now());
        assertThat(named(world.decide(ENTRY))).contains(RULE);
    }
}
