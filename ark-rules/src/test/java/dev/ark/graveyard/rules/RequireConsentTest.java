package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.ark.contract.evaluation.Registers.Consent;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequireConsentTest {
    private static final String RULE = "require_consent";
    private static final Proposed STORING = Proposed.data("store", "pii");

    private static Consent consent(Instant granted, Instant expires, Instant revoked) {
        return new Consent(9, "c-1", "subject-1", "billing", "pii", granted, expires, revoked);
    }

    private static Verdict with(Consent... consents) {
        World world = World.ordinary();
        for (Consent consent : consents) {
            world.consent(consent);
        }
        return world.decide(STORING.now());
    }

    @Test
    void aConsentInTheLedgerAllowsTheUse() {
        Verdict verdict = with(consent(NOW.minusSeconds(1), null, null));
        assertThat(named(verdict)).isEmpty();
        assertThat(measurement(verdict, RULE).facts()).containsExactly("consents/c-1@9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect", "store", "share"})
    void withoutOneNothingIsDone(String operation) {
        assertThat(named(World.ordinary().decide(Proposed.data(operation, "pii").now())))
                .contains(RULE);
    }

    @Test
    void aConsentHoldsFromTheMomentItIsGiven() {
        assertThat(named(with(consent(NOW, null, null)))).isEmpty();
        assertThat(violation(with(consent(NOW.plusMillis(1), null, null)), RULE).observed())
                .isEqualTo("c-1, not yet given");
    }

    @Test
    void anExpiredConsentIsNone() {
        assertThat(named(with(consent(NOW, NOW.plusMillis(1), null)))).isEmpty();
        assertThat(violation(with(consent(NOW, NOW, null)), RULE).observed()).isEqualTo("c-1, expired");
        assertThat(named(with(consent(NOW, NOW.minusMillis(1), null)))).containsExactly(RULE);
    }

    @Test
    void aRevokedConsentIsNone() {
        assertThat(named(with(consent(NOW, null, NOW.plusMillis(1))))).isEmpty();
        assertThat(violation(with(consent(NOW, null, NOW)), RULE).observed()).isEqualTo("c-1, revoked");
        assertThat(named(with(consent(NOW, null, NOW.minusMillis(1))))).containsExactly(RULE);
    }

    @Test
    void aConsentGivenAnewCounts() {
        assertThat(named(with(consent(NOW, null, NOW), consent(NOW, null, null))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"subject-2,billing,pii", "subject-1,support,pii", "subject-1,billing,financial", "subject-1,billing,PII"
    })
    void aConsentToAnythingElseIsNone(String subject, String purpose, String dataClass) {
        assertThat(violation(with(new Consent(9, "c-1", subject, purpose, dataClass, NOW, null, null)), RULE)
                        .observed())
                .isEqualTo("missing");
    }

    @Test
    void anUnknownClassNeedsConsentToTheHighest() {
        World world =
                World.ordinary().consent(new Consent(9, "c-1", "subject-1", "billing", "martian", NOW, null, null));
        var storing = Proposed.data("store", "martian").now();
        assertThat(named(world.decide(storing))).containsExactly(RULE);
        world.consent(new Consent(10, "c-2", "subject-1", "billing", "secret", NOW, null, null));
        assertThat(named(world.decide(storing))).isEmpty();
    }

    @Test
    void anAgentsYesCountsForNothing() {
        Verdict verdict = World.ordinary()
                .decide(Proposed.data("store", "pii").claiming("user_consent").now());
        assertThat(named(verdict)).containsExactly(RULE);
        assertThat(verdict.claimMismatches()).containsExactly("user_consent: true, false");
    }

    @Test
    void anAgentsYesToADeadConsentIsAMismatch() {
        Verdict verdict = World.ordinary()
                .consent(consent(NOW, NOW, null))
                .decide(Proposed.data("store", "pii").claiming("user_consent").now());
        assertThat(verdict.claimMismatches()).containsExactly("user_consent: true, false");
    }

    @Test
    void anAgentsNoDenies() {
        World world = World.ordinary().consent(consent(NOW, null, null));
        Verdict verdict = world.decide(Proposed.data("store", "pii")
                .with("user_consent", BooleanNode.FALSE)
                .now());
        assertThat(named(verdict)).containsExactly(RULE);
        assertThat(verdict.claimMismatches()).containsExactly("user_consent: false, true");
        assertThat(named(world.decide(Proposed.data("store", "public")
                        .with("user_consent", BooleanNode.FALSE)
                        .now())))
                .containsExactly(RULE);
    }

    @Test
    void aTrueYesIsNoMismatch() {
        Verdict verdict = World.ordinary()
                .consent(consent(NOW, null, null))
                .decide(Proposed.data("store", "pii").claiming("user_consent").now());
        assertThat(named(verdict)).isEmpty();
        assertThat(verdict.claimMismatches()).isEmpty();
    }

    @Test
    void whatIsPublicNeedsNoConsent() {
        assertThat(named(
                        World.ordinary().decide(Proposed.data("store", "public").now())))
                .isEmpty();
    }

    @Test
    void ordersNeedNone() {
        assertThat(World.ordinary().decide(Proposed.buy("10").now()).measurements())
                .noneMatch(measurement -> measurement.rule().equals(RULE));
    }
}
