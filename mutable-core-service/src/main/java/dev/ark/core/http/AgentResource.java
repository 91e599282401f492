package dev.ark.core.http;

import dev.ark.contract.http.AgentList;
import dev.ark.contract.http.AgentRegistration;
import dev.ark.contract.http.AgentStatus;
import dev.ark.contract.http.Checks;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.Heartbeat;
import dev.ark.contract.http.QuarantineOrder;
import dev.ark.contract.http.Reason;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.agent.AgentStore;
import dev.ark.core.halt.ControlStore;
import dev.ark.core.halt.Quarantines;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionStage;

/** Agents: who they are, whether they live, and their quarantine. */
@Path("/v1/agents")
public final class AgentResource {
    private static final int LARGEST_PAGE = 1_000;

    private final AgentStore agents;
    private final ControlStore control;
    private final Quarantines quarantines;
    private final Caller caller;

    AgentResource(AgentStore agents, ControlStore control, Quarantines quarantines, Caller caller) {
        this.agents = agents;
        this.control = control;
        this.quarantines = quarantines;
        this.caller = caller;
    }

    /** Agents in order of name. */
    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public AgentList list(
            @QueryParam("after") @DefaultValue("") String after, @QueryParam("limit") @DefaultValue("100") int limit) {
        return agents.list(after, Checks.range("limit", limit, 1, LARGEST_PAGE));
    }

    /** One agent; an agent sees itself. */
    @GET
    @Path("{agent}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public AgentStatus status(@PathParam("agent") String agent) {
        caller.requireOwn(agent);
        return agents.status(agent)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "no agent " + agent + " is registered"));
    }

    /** Registers an agent; whoever only tries ARK, a trial agent for an account of its own. */
    @PUT
    @Path("{agent}")
    @RolesAllowed({Roles.OPERATOR, Roles.VALIDATOR})
    public CompletionStage<Recorded> register(@PathParam("agent") String agent, AgentRegistration registration) {
        caller.requireTrial(Checks.present("body", registration).account());
        caller.requireTrial(agent);
        return agents.register(Checks.name("agent", agent), registration, caller.name());
    }

    /** An agent's own sign of life. */
    @POST
    @Path("{agent}/heartbeat")
    @RolesAllowed(Roles.AGENT)
    public CompletionStage<Recorded> heartbeat(@PathParam("agent") String agent, Heartbeat heartbeat) {
        caller.requireSelf(agent);
        return agents.heartbeat(agent, Checks.present("body", heartbeat));
    }

    /** Stops an agent. */
    @POST
    @Path("{agent}/quarantine")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    public CompletionStage<ControlState> quarantine(@PathParam("agent") String agent, QuarantineOrder order) {
        return quarantines.order(agent, Checks.present("body", order), caller.name());
    }

    /** Lets a quarantined agent act again. */
    @POST
    @Path("{agent}/restore")
    @Blocking
    @RunOnVirtualThread
    @RolesAllowed({Roles.OPERATOR, Roles.VALIDATOR})
    public CompletionStage<ControlState> restore(@PathParam("agent") String agent, Reason reason) {
        String why = Checks.present("body", reason).reason();
        caller.requireTrial(agent);
        return control.restore(agent, why, caller.name());
    }
}
