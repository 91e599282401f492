package dev.ark.graveyard.http;

import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.serving.ServedGraveyard;
import dev.ark.graveyard.serving.ServedOverlay;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Decides what the core asks. It runs on the I/O thread: an evaluation takes microseconds and waits for nothing. */
@Path("/v1/evaluations")
@RolesAllowed(Roles.SERVICE)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class EvaluationResource {
    private final ServedGraveyard graveyard;
    private final ServedOverlay overlay;

    EvaluationResource(ServedGraveyard graveyard, ServedOverlay overlay) {
        this.graveyard = graveyard;
        this.overlay = overlay;
    }

    @POST
    @NonBlocking
    public EvaluationResponse evaluate(EvaluationRequest request) {
        Graveyard deciding = graveyard.deciding(Checks.present("the body", request));
        return overlay.over(deciding).evaluate(request);
    }
}
