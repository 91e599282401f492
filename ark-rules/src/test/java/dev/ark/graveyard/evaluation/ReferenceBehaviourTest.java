package dev.ark.graveyard.evaluation;

import static dev.ark.graveyard.world.Verdicts.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import org.junit.jupiter.api.Test;

/** What the original system's synthetic load gets for an answer, and must get from this one. */
class ReferenceBehaviourTest {

    @Test
    void aModestTradeIsApprovedWithAFullScore() {
        var verdict =
                World.ordinary().decide(Proposed.buy("50").with("leverage", "1").now());
        assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(verdict.complianceScore()).isEqualByComparingTo("1.0");
    }

    @Test
    void aRecklessTradeIsDeniedForSeveralReasons() {
        var verdict = World.ordinary()
                .decide(Proposed.buy("250")
                        .with("leverage", "3")
                        .without("stop_loss")
                        .now());
        assertThat(verdict.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(named(verdict))
                .containsExactly(
                        "max_position_size",
                        "max_daily_loss",
                        "max_leverage",
                        "require_stop_loss",
                        "min_risk_reward",
                        "require_hrm_approval");
        assertThat(verdict.complianceScore()).isEqualByComparingTo("0");
    }

    @Test
    void aDeletionWithoutApprovalNamesTheApproval() {
        assertThat(named(World.ordinary()
                        .decide(Proposed.file("delete", "/data/report.csv")
                                .without("compensating_plan")
                                .now())))
                .containsExactly("require_hrm_approval", "reversible_actions");
    }

    @Test
    void readingAFileIsApproved() {
        assertThat(World.ordinary()
                        .decide(Proposed.file("read", "/data/report.csv")
                                .without("compensating_plan")
                                .now())
                        .outcome())
                .isEqualTo(Outcome.APPROVED);
    }

    @Test
    void exactlyTenPercentOfEquityPassesOnceReviewed() {
        Proposal order = Proposed.buy("100").now();
        assertThat(named(World.ordinary().decide(order))).containsExactly("require_hrm_approval");
        assertThat(World.ordinary().reviewed(order).decide(order).outcome()).isEqualTo(Outcome.APPROVED);
    }
}
