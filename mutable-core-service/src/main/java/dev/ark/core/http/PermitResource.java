package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.OpenOrder;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.PermitSpend;
import dev.ark.contract.http.PermitStatus;
import dev.ark.contract.http.Reason;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.permit.PermitStore;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionStage;

/** Permits: one approval, one execution. */
@Path("/v1/permits")
public final class PermitResource {
    private static final int LARGEST_PAGE = 1_000;

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

    /**
     * The permits for orders whose headroom is reserved still, in order of id.
     *
     * @param withoutOutcome those alone that were spent and of whose order no broker has told
     */
    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.BROKER, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public Page<OpenOrder> open(
            @QueryParam("without_outcome") @DefaultValue("false") boolean withoutOutcome,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        return permits.open(withoutOutcome, cursor, Checks.range("limit", limit, 1, LARGEST_PAGE));
    }

    /** Gives the headroom of a spent permit back of whose order no broker will tell any more. */
    @POST
    @Path("{id}/release")
    @RolesAllowed(Roles.OPERATOR)
    public CompletionStage<PermitStatus> release(@PathParam("id") String id, Reason reason) {
        return permits.release(id, Checks.present("body", reason).reason(), caller.name());
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
