package dev.ark.graveyard.http;

import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.evaluation.UnverifiedGraveyard;
import dev.ark.graveyard.serving.ServedGraveyard;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready unless the rules are the released ones. */
@Readiness
@Singleton
public final class RulesetVerified implements HealthCheck {
    private final ServedGraveyard graveyard;

    RulesetVerified(ServedGraveyard graveyard) {
        this.graveyard = graveyard;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("ruleset");
        return switch (graveyard.now().graveyard()) {
            case Hrm hrm ->
                response.up().withData("sha256", hrm.ruleset().sha256()).build();
            case UnverifiedGraveyard unverified ->
                response.down().withData("reason", unverified.reason()).build();
        };
    }
}
