package dev.ark.graveyard.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Measurement.Status;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.world.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class KnownAnswersTest {
    private static final String SEALED = new String(KnownAnswers.packaged(), StandardCharsets.UTF_8);
    private static final List<String> RULES = ((Hrm) World.GRAVEYARD).rulebook().names();

    @Test
    void theReleasedRulesGiveEveryKnownAnswer() {
        Examination examination = KnownAnswers.released().examine(World.GRAVEYARD::evaluate);
        assertThat(examination.difference()).isEmpty();
        assertThat(examination.cases()).isGreaterThanOrEqualTo(120);
        assertThat(examination.passed()).isEqualTo(examination.cases());
    }

    @Test
    void madeAnewTheyAreTheSameToTheLastByte() {
        assertThat(KnownAnswersGenerator.generate()).isEqualTo(SEALED);
    }

    @Test
    void everyRuleIsViolatedAndPassedSomewhere() {
        TreeSet<String> violated = new TreeSet<>();
        TreeSet<String> passed = new TreeSet<>();
        for (Verdict verdict : verdicts()) {
            for (Measurement measurement : verdict.measurements()) {
                (measurement.status() == Status.VIOLATED ? violated : passed).add(measurement.rule());
            }
        }
        assertThat(violated).containsAll(RULES);
        assertThat(passed).containsAll(RULES);
    }

    @Test
    void everyRuleAndEveryRefusalOfAServedGraveyardIsNamed() {
        TreeSet<String> named = new TreeSet<>();
        for (Verdict verdict : verdicts()) {
            verdict.violations().forEach(violation -> named.add(violation.rule()));
            verdict.warnings().forEach(warning -> named.add(warning.rule()));
        }
        assertThat(named)
                .containsAll(RULES)
                .contains("UNKNOWN_ACTION", "INVALID_ACTION", "FACT_UNAVAILABLE", "RULE_FAILED");
    }

    @Test
    void everyOutcomeAndEffectIsAmongThem() {
        assertThat(verdicts()).extracting(Verdict::outcome).contains(Outcome.values());
        TreeSet<Effect> effects = new TreeSet<>();
        for (Verdict verdict : verdicts()) {
            verdict.violations().forEach(violation -> effects.add(violation.effect()));
            verdict.warnings().forEach(warning -> effects.add(warning.effect()));
        }
        assertThat(effects).contains(Effect.values());
    }

    @Test
    void anAlteredFileIsNotOpened() {
        byte[] altered =
                SEALED.replace("\"equity\":100000", "\"equity\":100001").getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(() -> KnownAnswers.open(altered, KnownAnswers.SHA256))
                .withMessageContaining(KnownAnswers.SHA256);
        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(() -> KnownAnswers.open(new byte[0], KnownAnswers.SHA256));
        String garbage = "[{\"name\":\"x\"}]";
        assertThatExceptionOfType(BrokenSealException.class)
                .isThrownBy(() ->
                        KnownAnswers.open(garbage.getBytes(StandardCharsets.UTF_8), CanonicalJson.sha256(garbage)));
    }

    @Test
    void anAlteredDigestIsNamed() {
        KnownAnswer first = KnownAnswers.released().all().getFirst();
        String altered = SEALED.replaceFirst(first.verdictSha256(), "0".repeat(64));
        Examination examination = KnownAnswers.open(
                        altered.getBytes(StandardCharsets.UTF_8), CanonicalJson.sha256(altered))
                .examine(World.GRAVEYARD::evaluate);
        assertThat(examination.wrong()).containsExactly(first.name());
        assertThat(examination.difference().orElseThrow())
                .isEqualTo("1 of " + examination.cases() + " known answers differ: " + first.name());
    }

    @Test
    void anEvaluatorThatApprovesWhatIsDeniedIsFoundOut() {
        Examination examination = examineChanged(verdict -> verdict.outcome() == Outcome.DENIED
                ? with(verdict, Outcome.APPROVED, List.of(), verdict.rulesChecked())
                : verdict);
        assertThat(examination.wrong()).hasSizeGreaterThan(60);
        assertThat(examination.difference().orElseThrow()).contains(" known answers differ: ", "; ", " more");
    }

    @Test
    void anEvaluatorThatAnswersNothingIsFoundOut() {
        Examination silent =
                KnownAnswers.released().examine(asked -> new EvaluationResponse(World.GRAVEYARD.ruleset(), List.of()));
        assertThat(silent.passed()).isZero();
    }

    @Test
    void theTimeTakenMakesNoDifference() {
        assertThat(examineChanged(verdict -> new Verdict(
                                verdict.outcome(),
                                verdict.violations(),
                                verdict.warnings(),
                                verdict.measurements(),
                                verdict.rulesChecked(),
                                verdict.claimMismatches(),
                                verdict.complianceScore(),
                                17))
                        .wrong())
                .isEmpty();
    }

    @Test
    void whatAnOverlayDeniesBesidesMakesNoDifference() {
        Violation further = new Violation(
                "overlay/quiet_hours", "governance", Severity.HIGH, Effect.DENY, "it is late", "22", "20", "h");
        assertThat(examineChanged(verdict -> {
                            List<Violation> violations = new ArrayList<>(verdict.violations());
                            violations.add(further);
                            List<String> checked = new ArrayList<>(verdict.rulesChecked());
                            checked.add(further.rule());
                            return with(verdict, Outcome.DENIED, violations, checked);
                        })
                        .wrong())
                .isEmpty();
    }

    private static Verdict with(
            Verdict verdict, Outcome outcome, List<Violation> violations, List<String> rulesChecked) {
        return new Verdict(
                outcome,
                violations,
                verdict.warnings(),
                verdict.measurements(),
                rulesChecked,
                verdict.claimMismatches(),
                verdict.complianceScore(),
                verdict.evalMicros());
    }

    private static Examination examineChanged(UnaryOperator<Verdict> change) {
        return KnownAnswers.released().examine(asked -> {
            EvaluationResponse right = World.GRAVEYARD.evaluate(asked);
            return new EvaluationResponse(
                    right.ruleset(),
                    right.groups().stream()
                            .map(group -> group.stream().map(change).toList())
                            .toList());
        });
    }

    private static List<Verdict> verdicts() {
        return KnownAnswers.released().all().stream()
                .map(answer -> World.GRAVEYARD
                        .evaluate(new EvaluationRequest(List.of(answer.group())))
                        .groups()
                        .getFirst()
                        .getFirst())
                .toList();
    }
}
