package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.EvaluationRequest.Item;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.evaluation.Candidate;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransparentReasoningTest {
    private static final String RULE = "transparent_reasoning";

    @Test
    void anUnexplainedActionOfLowRiskIsWarnedOf() {
        for (String rationale : new String[] {null, "", " \n"}) {
            Verdict verdict =
                    World.ordinary().decide(Proposed.buy("1").because(rationale).now());
            assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
            assertThat(warned(verdict)).containsExactly(RULE);
        }
        assertThat(World.ordinary().decide(Proposed.buy("1").now()).warnings()).isEmpty();
    }

    @Test
    void anUnexplainedActionOfHighRiskIsDenied() {
        Proposal deletion = Proposed.file("delete", "/tmp/x").because(null).now();
        Verdict verdict = World.ordinary().reviewed(deletion).decide(deletion);
        assertThat(named(verdict)).containsExactly(RULE);
        assertThat(violation(verdict, RULE).message())
                .isEqualTo("the proposal has no rationale, and it is of high risk, because it deletes a file");
    }

    @Test
    void theRiskBeginsAboveEightPercent() {
        assertThat(unexplainedBuy("79.99")).isEmpty();
        assertThat(unexplainedBuy("80")).isEmpty();
        assertThat(unexplainedBuy("80.01")).containsExactly(RULE);
    }

    @Test
    void oneRegisteredPieceOfEvidenceIsEnough() {
        assertThat(warned(citing())).containsExactly(RULE);
        assertThat(warned(citing("nobody-knows"))).containsExactly(RULE);
        assertThat(warned(citing("nobody-knows", "evidence-1"))).isEmpty();
    }

    @Test
    void whoInventsEvidenceForWhatIsOfHighRiskIsDenied() {
        Proposal deletion = Proposed.file("delete", "/tmp/x").citing("invented").now();
        assertThat(named(World.ordinary().reviewed(deletion).decide(deletion))).containsExactly(RULE);
    }

    @Test
    void observationsCancelsAndExitsAreNotHeldUp() {
        World world = World.ordinary().holding("AAPL", "900");
        for (Proposed proposed : List.of(Proposed.action("observe"), Proposed.cancel())) {
            assertThat(world.decide(proposed.because(null).now()).warnings()).isEmpty();
        }
        Verdict exit = world.decide(Proposed.sell("900").because(null).now());
        assertThat(exit.outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(warned(exit)).containsExactly(RULE);
    }

    @Test
    void whereTheRiskIsUnknownTheOtherRulesDeny() {
        Verdict verdict = World.ordinary()
                .withoutMark("AAPL")
                .decide(Proposed.buy("1").because(null).now());
        assertThat(named(verdict)).containsExactly("FACT_UNAVAILABLE");
        assertThat(warned(verdict)).contains(RULE);
    }

    @Test
    void aRationaleMayBeAsLongAsItsLimit() {
        assertThat(World.ordinary()
                        .decide(Proposed.buy("1").because("x".repeat(4_000)).now())
                        .warnings())
                .isEmpty();
    }

    @Test
    void aRationaleThatIsTooLongIsNone() {
        assertThat(withAtMost(7).warnings()).isEmpty();
        Verdict verdict = withAtMost(6);
        assertThat(warned(verdict)).containsExactly(RULE);
        assertThat(verdict.warnings().getFirst().message())
                .isEqualTo("the proposal has a rationale longer than 6 characters");
    }

    @Test
    void theEvidenceIsAmongTheFactsMeasured() {
        assertThat(measurement(World.ordinary().decide(Proposed.buy("1").now()), RULE)
                        .facts())
                .containsExactly("evidence/evidence-1@1");
    }

    private static List<String> unexplainedBuy(String quantity) {
        Proposal order = Proposed.buy(quantity).because(null).now();
        return named(World.ordinary().reviewed(order).decide(order));
    }

    /** What is decided, by rules with another limit, of a purchase with a rationale of seven characters. */
    private static Verdict withAtMost(int characters) {
        String released = new String(ReleasedManifest.bytes(), StandardCharsets.UTF_8);
        Item item = World.asked(Proposed.buy("1").citing("evidence-1").now());
        return Candidate.of(released.replace(
                        "\"max_rationale_characters\":4000", "\"max_rationale_characters\":" + characters))
                .evaluate(
                        new EvaluationRequest(List.of(new Group(World.ordinary().facts(), List.of(item)))))
                .groups()
                .getFirst()
                .getFirst();
    }

    private static Verdict citing(String... ids) {
        return World.ordinary().decide(Proposed.buy("1").citing(ids).now());
    }

    private static List<String> warned(Verdict verdict) {
        return verdict.warnings().stream().map(Violation::rule).toList();
    }
}
