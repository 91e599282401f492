package dev.ark.watchdog.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.QuarantineOrder;
import dev.ark.contract.http.Reason;
import dev.ark.contract.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Stopping and releasing. Halting is easy; releasing takes a person. Each command is the core's: it enforces, and it answers. */
@Path("/v1")
@RunOnVirtualThread
@APIResponse(
        responseCode = "200",
        description = "What the core then says of the halt state",
        content = @Content(schema = @Schema(implementation = ControlState.class)))
public final class CommandResource {
    private final Forwarding core;

    CommandResource(Forwarding core) {
        this.core = core;
    }

    /** Stops one agent. */
    @POST
    @Path("agents/{agent}/quarantine")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    public Response quarantine(@PathParam("agent") String agent, QuarantineOrder order) {
        return core.quarantine(Checks.name("agent", agent), Checks.present("body", order));
    }

    /** Lets a quarantined agent act again. */
    @POST
    @Path("agents/{agent}/restore")
    @RolesAllowed(Roles.OPERATOR)
    public Response restore(@PathParam("agent") String agent, Reason reason) {
        return core.restore(Checks.name("agent", agent), Checks.present("body", reason));
    }

    /** Stops everything. */
    @POST
    @Path("halt")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    public Response halt(Reason reason) {
        return core.toAll("halt", Checks.present("body", reason));
    }

    /** Lets nothing but risk-reducing orders and cancels through. */
    @POST
    @Path("reduce")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    public Response reduce(Reason reason) {
        return core.toAll("reduce", Checks.present("body", reason));
    }

    /** Releases by one step. */
    @POST
    @Path("resume")
    @RolesAllowed(Roles.OPERATOR)
    public Response resume(Reason reason) {
        return core.toAll("resume", Checks.present("body", reason));
    }
}
