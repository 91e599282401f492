package dev.ark.core.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.Reason;
import dev.ark.contract.identity.Roles;
import dev.ark.core.halt.ControlStore;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletionStage;

/** The halt state. Halting is easy; releasing takes a person. */
@Path("/v1")
public final class ControlResource {
    private final ControlStore control;
    private final Caller caller;

    ControlResource(ControlStore control, Caller caller) {
        this.control = control;
        this.caller = caller;
    }

    @GET
    @Path("control")
    @RunOnVirtualThread
    @RolesAllowed({Roles.AGENT, Roles.BROKER, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public ControlState state() {
        return control.state();
    }

    /** Stops everything: from the answer on, no approval is committed. */
    @POST
    @Path("halt")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    public CompletionStage<ControlState> halt(Reason reason) {
        return control.halt(Checks.present("body", reason).reason(), caller.name());
    }

    /** Lets nothing but risk-reducing orders and cancels through. */
    @POST
    @Path("reduce")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    public CompletionStage<ControlState> reduce(Reason reason) {
        return control.reduce(Checks.present("body", reason).reason(), caller.name());
    }

    /** Releases by one step, from halted to reducing and from there to active, once a watchdog says that the rules are the released ones. */
    @POST
    @Path("resume")
    @Blocking
    @RunOnVirtualThread
    @RolesAllowed(Roles.OPERATOR)
    public CompletionStage<ControlState> resume(Reason reason) {
        return control.resume(Checks.present("body", reason).reason(), caller.name());
    }
}
