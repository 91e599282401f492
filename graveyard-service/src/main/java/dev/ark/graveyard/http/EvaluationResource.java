package dev.ark.graveyard.http;

import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.local.LocalLayout;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.serving.ServedGraveyard;
import dev.ark.graveyard.serving.ServedOverlay;
import dev.ark.graveyard.serving.Uncounted;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;

/**
 * Decides what the core asks. What a watchdog asks has a known answer, and what the deployer asks was decided before: neither says anything about
 * what agents do, so it is counted nowhere. It runs on the I/O thread: an evaluation takes microseconds and waits for nothing.
 */
@Path("/v1/evaluations")
@RolesAllowed({Roles.SERVICE, Roles.OBSERVER})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class EvaluationResource {
    private static final Set<String> NOT_COUNTED = Set.of(LocalLayout.WATCHDOG, LocalLayout.DEPLOYER);

    private final ServedGraveyard graveyard;
    private final ServedOverlay overlay;
    private final Caller caller;

    EvaluationResource(ServedGraveyard graveyard, ServedOverlay overlay, Caller caller) {
        this.graveyard = graveyard;
        this.overlay = overlay;
        this.caller = caller;
    }

    @POST
    @NonBlocking
    public EvaluationResponse evaluate(EvaluationRequest request) {
        Graveyard deciding = graveyard.deciding(Checks.present("the body", request));
        Graveyard whole = overlay.over(deciding);
        boolean known = NOT_COUNTED.contains(caller.name()) || caller.hasRole(Roles.OBSERVER);
        return (known ? whole.heardBy(new Uncounted()) : whole).evaluate(request);
    }
}
