package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreventInfiniteLoopsTest {
    private static final String RULE = "prevent_infinite_loops";
    private static final Proposal OBSERVATION = Proposed.action("observe").now();
    private static final Proposal ORDER = Proposed.buy("1").now();

    @Test
    void anAgentMayProposeSixHundredActionsAMinute() {
        assertThat(named(World.ordinary().pace(598, 0).decide(OBSERVATION))).isEmpty();
        assertThat(named(World.ordinary().pace(599, 0).decide(OBSERVATION))).isEmpty();
        assertThat(named(World.ordinary().pace(600, 0).decide(OBSERVATION))).containsExactly(RULE);
    }

    @Test
    void anAgentMayProposeAHundredAndTwentyOrdersAMinute() {
        assertThat(named(World.ordinary().pace(118, 118).decide(ORDER))).isEmpty();
        assertThat(named(World.ordinary().pace(119, 119).decide(ORDER))).isEmpty();
        assertThat(named(World.ordinary().pace(120, 120).decide(ORDER))).containsExactly(RULE);
        assertThat(named(World.ordinary().pace(120, 120).decide(OBSERVATION))).isEmpty();
    }

    @Test
    void theRegistrationSaysHowManyUpToTheManifestsMaximum() {
        assertThat(named(World.ordinary().rates(10, 5).pace(10, 0).decide(OBSERVATION)))
                .containsExactly(RULE);
        assertThat(named(World.ordinary().rates(10, 5).pace(5, 5).decide(ORDER)))
                .containsExactly(RULE);
        World eager = World.ordinary().rates(Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertThat(named(eager.pace(599_999, 599_999).decide(ORDER))).isEmpty();
        assertThat(named(eager.pace(600_000, 0).decide(OBSERVATION))).containsExactly(RULE);
        assertThat(named(eager.pace(599_999, 600_000).decide(ORDER))).containsExactly(RULE);
        assertThat(violation(eager.pace(Integer.MAX_VALUE, 0).decide(OBSERVATION), RULE)
                        .observed())
                .isEqualTo("2147483648");
    }

    @Test
    void thePaceWithinAGroupAddsUp() {
        List<Verdict> orders = World.ordinary().pace(118, 118).decideInOrder(ORDER, ORDER, ORDER);
        assertThat(orders)
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.APPROVED, Outcome.APPROVED, Outcome.DENIED);
        assertThat(named(orders.getLast())).containsExactly(RULE);
        Proposal denied = Proposed.buy("1").with("take_profit", "101").now();
        List<Verdict> actions = World.ordinary().pace(599, 0).decideInOrder(denied, OBSERVATION);
        assertThat(named(actions.getLast())).as("denied actions count too").containsExactly(RULE);
    }

    @Test
    void whoIsNotRegisteredIsDeniedByWatchdogMonitoring() {
        assertThat(named(World.ordinary().withoutAgent().pace(9_999, 0).decide(OBSERVATION)))
                .containsExactly("watchdog_monitoring");
    }

    @Test
    void atMostEightDecisionsFollowFromOneAnother() {
        assertThat(causedAtDepth(6)).isEmpty();
        assertThat(causedAtDepth(7)).isEmpty();
        assertThat(causedAtDepth(8)).containsExactly(RULE);
        assertThat(causedAtDepth(Integer.MAX_VALUE)).containsExactly(RULE);
    }

    @Test
    void theDenialTellsWhatWasCounted() {
        Verdict fast = World.ordinary().pace(120, 120).decide(ORDER);
        assertThat(violation(fast, RULE).message())
                .isEqualTo("with this, the agent has proposed 121 orders within a minute; its limit is 120");
        Verdict deep = World.ordinary()
                .depth("d-1", 8)
                .decide(Proposed.action("observe").causedBy("d-1").now());
        assertThat(violation(deep, RULE).message())
                .isEqualTo("with this, 9 decisions have followed from one another; the limit is 8");
        assertThat(violation(deep, RULE).observed()).isEqualTo("9");
    }

    @Test
    void aCauseThatIsNoDecisionOfTheAgentsIsUnknown() {
        Verdict verdict = World.ordinary()
                .depth("d-1", 1)
                .decide(Proposed.action("observe").causedBy("d-2").now());
        assertThat(named(verdict)).containsExactly("FACT_UNAVAILABLE");
        assertThat(violation(verdict, "FACT_UNAVAILABLE").message()).startsWith("decisions/d-2 is missing");
    }

    @Test
    void theThirdDenialOfTheSameActionQuarantines() {
        Proposal rewardless = Proposed.buy("1").with("take_profit", "101").now();
        assertThat(named(World.ordinary().denied(rewardless, 1).decide(rewardless)))
                .containsExactly("min_risk_reward");
        Verdict third = World.ordinary().denied(rewardless, 2).decide(rewardless);
        assertThat(named(third)).containsExactly("min_risk_reward", RULE);
        assertThat(violation(third, RULE).effect()).isEqualTo(Effect.DENY_AND_QUARANTINE);
        assertThat(violation(third, RULE).observed()).isEqualTo("3");
        assertThat(named(World.ordinary().denied(rewardless, 3).decide(rewardless)))
                .contains(RULE);
    }

    @Test
    void whatIsNotDeniedAgainQuarantinesNobody() {
        assertThat(named(World.ordinary().denied(ORDER, 9).decide(ORDER))).isEmpty();
        Proposal other = Proposed.buy("2").with("take_profit", "101").now();
        assertThat(named(World.ordinary().denied(ORDER, 9).decide(other))).containsExactly("min_risk_reward");
        Proposal waiting = Proposed.transfer("acct-9").now();
        assertThat(named(World.ordinary().denied(waiting, 9).decide(waiting)))
                .containsExactly("human_in_loop_critical");
    }

    @Test
    void anExitKeepsThePaceToo() {
        World world = World.ordinary().holding("AAPL", "5").pace(120, 120);
        assertThat(named(world.decide(Proposed.sell("5").now()))).containsExactly(RULE);
    }

    @Test
    void theRegistrationIsAmongTheFactsMeasured() {
        Verdict verdict = World.ordinary().pace(3, 1).decide(ORDER);
        assertThat(measurement(verdict, RULE).facts()).containsExactly("agents/kenny@2", "control/conduct@12");
        assertThat(measurement(verdict, RULE).observed()).isEqualTo("2");
        assertThat(measurement(verdict, RULE).limit()).isEqualTo("120");
    }

    private static List<String> causedAtDepth(int depth) {
        return named(World.ordinary()
                .depth("d-1", depth)
                .decide(Proposed.action("observe").causedBy("d-1").now()));
    }

    @Test
    void denialsWithinAGroupAddUp() {
        Proposal rewardless = Proposed.buy("1").with("take_profit", "101").now();
        List<Verdict> verdicts = World.ordinary().decideInOrder(rewardless, rewardless, OBSERVATION, rewardless);
        assertThat(named(verdicts.get(1))).containsExactly("min_risk_reward");
        assertThat(named(verdicts.getLast())).containsExactly("min_risk_reward", RULE);
    }
}
