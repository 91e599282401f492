package dev.ark.graveyard.http;

import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.http.RulesetView;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.evaluation.UnverifiedGraveyard;
import dev.ark.graveyard.known.Examination;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.serving.Served;
import dev.ark.graveyard.serving.ServedGraveyard;
import dev.ark.graveyard.serving.ServedOverlay;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Which rules are served, and the proof of it: what the drift check compares. */
@Path("/v1/ruleset")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE, Roles.AGENT, Roles.BROKER})
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public final class RulesetResource {
    private final ServedGraveyard graveyard;
    private final ServedOverlay overlay;

    RulesetResource(ServedGraveyard graveyard, ServedOverlay overlay) {
        this.graveyard = graveyard;
        this.overlay = overlay;
    }

    @GET
    public RulesetView ruleset() {
        Served now = graveyard.now();
        Ruleset ruleset = overlay.over(now.graveyard()).ruleset();
        return new RulesetView(
                now.isVerified(),
                refusal(now),
                ruleset.version(),
                ruleset.revision(),
                CanonicalJson.sha256(now.found().bytes()),
                now.found().signature().strip(),
                ReleasedManifest.PINS.key().id(),
                now.found().mode(),
                now.verifiedAt(),
                ruleset.overlaySha256(),
                now.actionTypes(),
                now.found().manifest(),
                knownAnswers(now));
    }

    private static RulesetView.@Nullable KnownAnswers knownAnswers(Served now) {
        Examination examination = now.examination();
        return examination == null ? null : new RulesetView.KnownAnswers(examination.cases(), examination.passed());
    }

    private static @Nullable String refusal(Served now) {
        return switch (now.graveyard()) {
            case Hrm _ -> null;
            case UnverifiedGraveyard unverified -> unverified.reason();
        };
    }
}
