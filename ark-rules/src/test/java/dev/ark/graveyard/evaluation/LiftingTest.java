package dev.ark.graveyard.evaluation;

import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.world.Overrides;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import org.junit.jupiter.api.Test;

/** People may lift a rule of low or medium severity for one action. */
class LiftingTest {
    private static final String OVERRIDES = "user_override_allowed";
    private static final String REWARD = "min_risk_reward";
    private static final Proposal REWARDLESS =
            Proposed.buy("1").with("take_profit", "101").now();

    @Test
    void aLiftMakesAWarningOfADenial() {
        Verdict verdict = lifted(Overrides.lift(REWARD, REWARDLESS));
        assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(verdict.complianceScore()).isEqualByComparingTo("1");
        Violation warning = verdict.warnings().getFirst();
        assertThat(warning.rule()).isEqualTo(REWARD);
        assertThat(warning.effect()).isEqualTo(Effect.WARN);
        assertThat(warning.message()).endsWith("; lifted by olga: storm");
    }

    @Test
    void aLiftIsOfOneRuleForOneAction() {
        Proposal other = Proposed.buy("2").with("take_profit", "101").now();
        assertThat(named(lifted(Overrides.lift(REWARD, other)))).containsExactly(REWARD);
        assertThat(lifted(Overrides.lift(REWARD, other)).warnings()).isEmpty();
        assertThat(named(lifted(Overrides.lift("max_leverage", REWARDLESS)))).containsExactly(REWARD);
    }

    @Test
    void aLiftLivesForFifteenMinutes() {
        assertThat(named(liftedAt(-899_000, 1))).isEmpty();
        assertThat(named(liftedAt(-900_000, 1))).isEmpty();
        assertIneffective(liftedAt(-900_001, 1), "it is stale");
        assertThat(named(liftedAt(-1, 0))).isEmpty();
        assertIneffective(liftedAt(-2, -1), "it is stale");
        assertThat(named(liftedAt(5_000, 6_000))).isEmpty();
        assertIneffective(liftedAt(5_001, 6_000), "it is stale");
    }

    @Test
    void noAgentLiftsForItselfAndNobodyWithoutAReason() {
        assertIneffective(
                lifted(Overrides.lift(REWARD, REWARDLESS).by("kenny", "trust me")), "the proposing agent's own");
        assertIneffective(lifted(Overrides.lift(REWARD, REWARDLESS).by("olga", " ")), "it gives no reason");
    }

    @Test
    void graveRulesAreNotLifted() {
        Proposal deletion = Proposed.file("delete", "/tmp/x").now();
        Verdict high = World.ordinary()
                .override(Overrides.lift("require_hrm_approval", deletion).now())
                .decide(deletion);
        assertThat(named(high)).containsExactly("require_hrm_approval");
        assertWarned(high, "the rule's severity is HIGH");
        Proposal change = Proposed.action("rule_change").now();
        Verdict critical = World.ordinary()
                .override(Overrides.lift("immutable_graveyard", change).now())
                .decide(change);
        assertThat(named(critical)).containsExactly("immutable_graveyard");
        assertWarned(critical, "the rule's severity is CRITICAL");
    }

    @Test
    void refusalsAreNoRulesAndNotLifted() {
        Verdict verdict = World.ordinary()
                .withoutAccount()
                .override(Overrides.lift("FACT_UNAVAILABLE", REWARDLESS).now())
                .decide(REWARDLESS);
        assertThat(named(verdict)).contains("FACT_UNAVAILABLE");
        assertWarned(verdict, "there is no such rule");
        Proposal order = Proposed.buy("1").now();
        assertThat(named(World.ordinary()
                        .withoutMark("AAPL")
                        .override(Overrides.lift(REWARD, order).now())
                        .override(Overrides.lift("max_leverage", order).now())
                        .decide(order)))
                .containsExactly("FACT_UNAVAILABLE");
    }

    @Test
    void aLiftOfNoRuleLiftsNothing() {
        assertIneffective(lifted(Overrides.lift(null, REWARDLESS)), "there is no such rule");
    }

    @Test
    void theOtherDenialsStay() {
        Proposal order = Proposed.buy("250").with("take_profit", "101").now();
        Verdict verdict =
                World.ordinary().override(Overrides.lift(REWARD, order).now()).decide(order);
        assertThat(named(verdict)).contains("max_position_size").doesNotContain(REWARD);
        assertThat(verdict.outcome()).isEqualTo(Outcome.DENIED);
    }

    @Test
    void whatALiftLetsThroughIsNoRepeatedDenial() {
        World world = World.ordinary()
                .denied(REWARDLESS, 2)
                .override(Overrides.lift(REWARD, REWARDLESS).now());
        assertThat(named(world.decide(REWARDLESS))).isEmpty();
    }

    @Test
    void aRepeatedDenialIsNotLifted() {
        Proposal large = Proposed.buy("250").now();
        Verdict verdict = World.ordinary()
                .denied(large, 2)
                .override(Overrides.lift("prevent_infinite_loops", large).now())
                .decide(large);
        assertThat(named(verdict)).contains("prevent_infinite_loops");
        assertWarned(verdict, "the rule's severity is HIGH");
    }

    private static Verdict lifted(Overrides lift) {
        return World.ordinary().override(lift.now()).decide(REWARDLESS);
    }

    private static Verdict liftedAt(long fromMillis, long untilMillis) {
        return lifted(
                Overrides.lift(REWARD, REWARDLESS).during(NOW.plusMillis(fromMillis), NOW.plusMillis(untilMillis)));
    }

    private static void assertIneffective(Verdict verdict, String why) {
        assertThat(named(verdict)).containsExactly(REWARD);
        assertWarned(verdict, why);
    }

    private static void assertWarned(Verdict verdict, String why) {
        assertThat(verdict.warnings()).extracting(Violation::rule).containsExactly(OVERRIDES);
        assertThat(verdict.warnings().getFirst().message())
                .contains("has no effect")
                .contains(why);
    }
}
