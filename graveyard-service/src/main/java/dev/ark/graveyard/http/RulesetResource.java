package dev.ark.graveyard.http;

import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.identity.Roles;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.serving.ServedOverlay;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Which rules are served: what the drift check compares. */
@Path("/v1/ruleset")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE, Roles.AGENT, Roles.BROKER})
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public final class RulesetResource {
    private final Graveyard graveyard;
    private final ServedOverlay overlay;

    RulesetResource(Graveyard graveyard, ServedOverlay overlay) {
        this.graveyard = graveyard;
        this.overlay = overlay;
    }

    @GET
    public Ruleset ruleset() {
        ServedGraveyard.rulebook(graveyard);
        return overlay.over(graveyard).ruleset();
    }
}
