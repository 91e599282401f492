package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.PermitSpend;
import dev.ark.contract.http.PermitStatus;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.permit.PermitStore;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.CompletionStage;

/** Permits: one approval, one execution. */
@Path("/v1/permits")
public final class PermitResource {
    private final PermitStore permits;
    private final Caller caller;

    PermitResource(PermitStore permits, Caller caller) {
        this.permits = permits;
        this.caller = caller;
    }

    /** Spends the calling agent's permit, once, for the very action that was approved. */
    @POST
    @Path("{id}/spend")
    @RolesAllowed(Roles.AGENT)
    public CompletionStage<PermitStatus> spend(@PathParam("id") String id, PermitSpend presented) {
        return permits.spend(id, caller.name(), Checks.present("body", presented));
    }

    @GET
    @Path("{id}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.AGENT, Roles.BROKER, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public PermitStatus status(@PathParam("id") String id) {
        PermitStatus permit = permits.status(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no such permit"));
        caller.requireOwn(permit.agent());
        return permit;
    }
}
