package dev.ark.graveyard.evaluation;

import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.EvaluationRequest.Item;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.rules.BasisPoints;
import dev.ark.graveyard.rules.Freshness;
import dev.ark.graveyard.rules.Known;
import dev.ark.graveyard.rules.Result;
import dev.ark.graveyard.rules.Rulebook;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HrmTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<Duration> heard = new ArrayList<>();

    /** Each reading is 1.5 microseconds after the one before. */
    private final EvaluationProbe probe = new EvaluationProbe() {
        private long now = 0;

        @Override
        public long nanoTime() {
            return now += 1_500;
        }

        @Override
        public void evaluated(Verdict verdict, Duration taken) {
            heard.add(taken);
        }
    };

    @Test
    void whatBreaksNothingIsApproved() {
        Verdict verdict = decide(StubRule.passing("one"), StubRule.notApplicable("two"));
        assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(verdict.complianceScore()).isEqualByComparingTo("1");
        assertThat(verdict.rulesChecked()).containsExactly("one", "two");
        assertThat(verdict.measurements()).extracting(Measurement::rule).containsExactly("one");
    }

    @Test
    void aWarningDeniesNothing() {
        Verdict verdict = decide(StubRule.violated("one", Severity.LOW, Effect.WARN));
        assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(verdict.warnings()).extracting(Violation::rule).containsExactly("one");
        assertThat(verdict.violations()).isEmpty();
    }

    @Test
    void aPersonIsWaitedForUnlessAnotherRuleDenies() {
        var pending = StubRule.violated("one", Severity.LOW, Effect.PENDING_HUMAN);
        assertThat(decide(pending).outcome()).isEqualTo(Outcome.PENDING_APPROVAL);
        for (Effect effect : List.of(Effect.DENY, Effect.DENY_AND_QUARANTINE, Effect.DENY_AND_REDUCE)) {
            assertThat(decide(pending, StubRule.violated("two", Severity.LOW, effect))
                            .outcome())
                    .isEqualTo(Outcome.DENIED);
        }
    }

    @Test
    void theScoreIsTheProductOverTheViolations() {
        Verdict verdict = decide(
                StubRule.violated("one", Severity.HIGH, Effect.DENY),
                StubRule.violated("two", Severity.MEDIUM, Effect.DENY),
                StubRule.violated("three", Severity.LOW, Effect.DENY));
        assertThat(verdict.complianceScore()).isEqualByComparingTo("0.3375");
        assertThat(decide(StubRule.violated("one", Severity.CRITICAL, Effect.DENY))
                        .complianceScore())
                .isEqualByComparingTo("0");
    }

    @Test
    void aRuleThatThrowsDeniesAndTheOthersAreStillChecked() {
        Verdict verdict = decide(StubRule.failing("one"), StubRule.violated("two", Severity.LOW, Effect.DENY));
        assertThat(verdict.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(named(verdict)).containsExactly("RULE_FAILED", "two");
        assertThat(violation(verdict, "RULE_FAILED").message()).isEqualTo("one failed: ArithmeticException");
    }

    @Test
    void aRuleThatThrowsAboutADenialIsToldToo() {
        Verdict verdict = decide(StubRule.failingWhenDenied("one"));
        assertThat(named(verdict)).containsExactly("one", "RULE_FAILED");
        assertThat(violation(verdict, "RULE_FAILED").message()).isEqualTo("one failed: ArithmeticException");
    }

    @Test
    void anUnknownActionIsDenied() {
        assertThat(named(World.ordinary().decide(Proposed.action("teleport").now())))
                .containsExactly("UNKNOWN_ACTION");
    }

    @Test
    void anActionThatCannotBeReadIsDenied() {
        Verdict verdict =
                World.ordinary().decide(Proposed.buy("10").with("colour", "red").now());
        assertThat(named(verdict)).containsExactly("INVALID_ACTION");
        assertThat(violation(verdict, "INVALID_ACTION").message()).contains("parameters.colour");
    }

    @Test
    void aRequestWithHolesIsDenied() {
        Item holes = new Item(null, null, null, Proposed.buy("10").now());
        Item nothing = new Item(null, null, null, null);
        var request = new EvaluationRequest(List.of(new Group(World.ordinary().facts(), List.of(holes, nothing))));
        assertThat(World.GRAVEYARD.evaluate(request).groups())
                .allSatisfy(group -> assertThat(group).allSatisfy(verdict -> {
                    assertThat(verdict.outcome()).isEqualTo(Outcome.DENIED);
                    assertThat(named(verdict)).contains("RULE_FAILED");
                }));
    }

    @Test
    void theTimeTakenIsToldInWholeMicrosecondsRoundedUp() {
        assertThat(decide(StubRule.passing("one")).evalMicros()).isEqualTo(2);
        assertThat(heard).containsExactly(Duration.ofNanos(1_500));
    }

    private Verdict decide(Rulebook.Entry... rules) {
        Rulebook rulebook = new Rulebook(
                new Ruleset("stub", 1, ""),
                ActionTypes.BUILT_IN,
                new Freshness(SECOND, SECOND, SECOND, new BasisPoints(1_000)),
                List.of(rules));
        Proposal proposal = Proposed.action("observe").now();
        Group group = new Group(World.ordinary().facts(), List.of(World.asked(proposal)));
        return new Hrm(rulebook, probe)
                .evaluate(new EvaluationRequest(List.of(group)))
                .groups()
                .getFirst()
                .getFirst();
    }

    @Test
    void aGroupWithoutFactsOrItemsIsNone() {
        Facts facts = World.ordinary().facts();
        assertThatNullPointerException().isThrownBy(() -> new Group(null, List.of()));
        assertThatNullPointerException().isThrownBy(() -> new Group(facts, null));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Result.Unknowable(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Known.Missing<>(List.of()));
    }
}
