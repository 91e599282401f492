package dev.ark.graveyard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.world.SilentProbe;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** A service whose rules are not the released ones. */
class UnverifiedRulesTest {
    private static final Graveyard UNVERIFIED =
            Graveyard.open(new byte[] {'{', '}'}, ReleasedManifest.SHA256, new SilentProbe());

    @Test
    void itIsNotReadyAndSaysWhy() {
        var health = new RulesetVerified(UNVERIFIED).call();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getData().orElseThrow().get("reason").toString()).contains(ReleasedManifest.SHA256);
    }

    @Test
    void itShowsNoRules() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new RulesetResource(UNVERIFIED, null).ruleset())
                .extracting(ProblemException::code)
                .isEqualTo(ProblemCode.UNAVAILABLE);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> new RulesResource(UNVERIFIED).rules());
    }
}
