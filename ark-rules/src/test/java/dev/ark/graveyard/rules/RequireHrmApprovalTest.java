package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequireHrmApprovalTest {
    private static final String RULE = "require_hrm_approval";
    private static final Proposal DELETION =
            Proposed.file("delete", "/tmp/report").now();

    @Test
    void deletionsAndCodeNeedAReview() {
        List<Proposal> highRisk = List.of(
                DELETION,
                Proposed.action("delete")
                        .with("path", "/tmp/report")
                        .with("compensating_plan", "restore it")
                        .now(),
                Proposed.action("remove")
                        .with("path", "/tmp/report")
                        .with("compensating_plan", "restore it")
                        .now(),
                Proposed.code("ls").now());
        for (Proposal proposal : highRisk) {
            assertThat(World.ordinary().decide(proposal).outcome()).isEqualTo(Outcome.DENIED);
            assertThat(named(World.ordinary().decide(proposal))).contains(RULE);
            assertThat(named(World.ordinary().reviewed(proposal).decide(proposal)))
                    .isEmpty();
        }
    }

    @Test
    void readingAndWritingNeedNone() {
        assertThat(named(World.ordinary()
                        .decide(Proposed.file("read", "/tmp/report").now())))
                .isEmpty();
        assertThat(named(World.ordinary()
                        .decide(Proposed.file("write", "/tmp/report").now())))
                .isEmpty();
    }

    @Test
    void thePositionTriggerIsAboveEightPercent() {
        assertThat(named(World.ordinary().decide(Proposed.buy("79.99").now()))).isEmpty();
        assertThat(named(World.ordinary().decide(Proposed.buy("80").now()))).isEmpty();
        assertThat(named(World.ordinary().decide(Proposed.buy("80.000001").now())))
                .containsExactly(RULE);
    }

    @Test
    void theLeverageTriggerIsAboveOneAndAHalf() {
        World world = World.ordinary().safeHolding("MSFT", "1450");
        assertThat(named(world.decide(Proposed.buy("50").now()))).isEmpty();
        assertThat(named(world.decide(Proposed.buy("50.000001").now()))).containsExactly(RULE);
    }

    @Test
    void aClaimedLeverageTriggersToo() {
        assertThat(named(World.ordinary()
                        .decide(Proposed.buy("1").with("leverage", "1.5").now())))
                .isEmpty();
        assertThat(named(World.ordinary()
                        .decide(Proposed.buy("1").with("leverage", "1.51").now())))
                .containsExactly(RULE);
    }

    @Test
    void anExitWaitsForNoPerson() {
        World world = World.ordinary().holding("AAPL", "900").holding("MSFT", "1900");
        assertThat(named(world.decide(Proposed.sell("500").with("leverage", "3").now())))
                .isEmpty();
    }

    @Test
    void aReviewLivesForFifteenMinutes() {
        assertThat(reviewed(NOW.minusSeconds(899), NOW.plusSeconds(60))).isEmpty();
        assertThat(reviewed(NOW.minusSeconds(900), NOW.plusSeconds(60))).isEmpty();
        assertThat(reviewed(NOW.minusMillis(900_001), NOW.plusSeconds(60))).containsExactly(RULE);
    }

    @Test
    void anExpiredReviewOrOneFromTheFutureIsNone() {
        assertThat(reviewed(NOW.minusSeconds(10), NOW)).isEmpty();
        assertThat(reviewed(NOW.minusSeconds(10), NOW.minusMillis(1))).containsExactly(RULE);
        assertThat(reviewed(NOW.plusSeconds(5), NOW.plusSeconds(60))).isEmpty();
        assertThat(reviewed(NOW.plusMillis(5_001), NOW.plusSeconds(60))).containsExactly(RULE);
    }

    @Test
    void aReviewOfAnotherActionIsNone() {
        World world = World.ordinary().reviewed(DELETION);
        assertThat(named(world.decide(Proposed.file("delete", "/tmp/other").now())))
                .containsExactly(RULE);
    }

    @Test
    void nobodyReviewsItsOwn() {
        World world = World.ordinary().review(DELETION, World.KENNY, NOW, NOW.plusSeconds(60));
        assertThat(named(world.decide(DELETION))).containsExactly(RULE);
    }

    @Test
    void aClaimOfAnApprovalIsRecordedAndNotBelieved() {
        Proposal lying =
                Proposed.file("delete", "/tmp/report").claiming("hrm_approved").now();
        var verdict = World.ordinary().decide(lying);
        assertThat(named(verdict)).containsExactly(RULE);
        assertThat(verdict.claimMismatches()).containsExactly("hrm_approved: true, false");
        assertThat(World.ordinary().reviewed(lying).decide(lying).claimMismatches())
                .isEmpty();
        var trade = World.ordinary()
                .decide(Proposed.buy("1").claiming("hrm_approved").now());
        assertThat(named(trade)).isEmpty();
        assertThat(trade.claimMismatches()).containsExactly("hrm_approved: true, false");
    }

    @Test
    void theReviewIsAmongTheFactsMeasured() {
        Proposal large = Proposed.buy("90").now();
        var measured = measurement(World.ordinary().reviewed(large).decide(large), RULE);
        assertThat(measured.facts())
                .contains("accounts/acct-1@5", "reviews/" + large.actionDigest(World.KENNY) + "@11");
        assertThat(measured.observed()).isEqualTo("by olga at 2026-03-02T15:00:00Z");
    }

    @Test
    void theDenialSaysHowToAsk() {
        assertThat(violation(World.ordinary().decide(DELETION), RULE).message())
                .isEqualTo("this action needs an operator's review, because it deletes a file. To ask for one: an"
                        + " operator posts to /v1/decisions/{id}/approval, with the id of this decision; then propose"
                        + " the same action again within 15 minutes");
        assertThat(violation(World.ordinary().decide(DELETION), RULE).observed())
                .isEqualTo("missing");
        assertThat(violation(World.ordinary().decide(Proposed.code("ls").now()), RULE)
                        .message())
                .contains("because it runs code.");
    }

    @Test
    void theDenialNamesEveryReason() {
        World world = World.ordinary().safeHolding("MSFT", "1450");
        var verdict = world.decide(Proposed.buy("81").with("leverage", "1.6").now());
        assertThat(violation(verdict, RULE).message())
                .contains("because its position of 0.081 of equity is above 0.08 and the leverage after it, 1.531, is"
                        + " above 1.50 and its claimed leverage is above 1.50.");
    }

    private static List<String> reviewed(Instant at, Instant expiresAt) {
        return named(World.ordinary().review(DELETION, at, expiresAt).decide(DELETION));
    }
}
