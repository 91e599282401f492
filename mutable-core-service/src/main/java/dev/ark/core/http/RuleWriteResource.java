package dev.ark.core.http;

import dev.ark.contract.event.EventType;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.agent.AgentStore;
import dev.ark.core.halt.ControlStore;
import dev.ark.core.sqlite.Writer;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.CompletionStage;

/** Nothing here changes a rule. An attempt is journaled as a violation of immutable_graveyard by its caller, and quarantines an agent. */
@Path("/v1/rules")
@RolesAllowed({Roles.AGENT, Roles.BROKER, Roles.OPERATOR, Roles.TRUTH_KEEPER, Roles.VIEWER, Roles.METRICS, Roles.SERVICE
})
public final class RuleWriteResource {
    private static final String RULE = "immutable_graveyard";

    private final Writer writer;
    private final AgentStore agents;
    private final Caller caller;

    RuleWriteResource(Writer writer, AgentStore agents, Caller caller) {
        this.writer = writer;
        this.agents = agents;
        this.caller = caller;
    }

    @POST
    @Blocking
    @RunOnVirtualThread
    public CompletionStage<Void> post() {
        return refuse("POST", "all");
    }

    @POST
    @Path("{name}")
    @Blocking
    @RunOnVirtualThread
    public CompletionStage<Void> post(@PathParam("name") String name) {
        return refuse("POST", name);
    }

    @PUT
    @Blocking
    @RunOnVirtualThread
    public CompletionStage<Void> put() {
        return refuse("PUT", "all");
    }

    @PUT
    @Path("{name}")
    @Blocking
    @RunOnVirtualThread
    public CompletionStage<Void> put(@PathParam("name") String name) {
        return refuse("PUT", name);
    }

    @PATCH
    @Blocking
    @RunOnVirtualThread
    public CompletionStage<Void> patch() {
        return refuse("PATCH", "all");
    }

    @PATCH
    @Path("{name}")
    @Blocking
    @RunOnVirtualThread
    public CompletionStage<Void> patch(@PathParam("name") String name) {
        return refuse("PATCH", name);
    }

    @DELETE
    @Blocking
    @RunOnVirtualThread
    public CompletionStage<Void> delete() {
        return refuse("DELETE", "all");
    }

    @DELETE
    @Path("{name}")
    @Blocking
    @RunOnVirtualThread
    public CompletionStage<Void> delete(@PathParam("name") String name) {
        return refuse("DELETE", name);
    }

    private CompletionStage<Void> refuse(String method, String name) {
        String actor = caller.name();
        boolean agent = caller.hasRole(Roles.AGENT) && agents.status(actor).isPresent();
        return writer.submit(transaction -> {
                    var body = ArkJson.mapper().createObjectNode();
                    body.put("actor", actor)
                            .put("method", method)
                            .put("target", name)
                            .put("rule", RULE);
                    var row = transaction.append(EventType.RULE_WRITE_REFUSED, body);
                    if (agent) {
                        ControlStore.quarantine(transaction, actor, RULE + ": tried to change the rules", "ark");
                    }
                    return row.seq();
                })
                .thenApply(seq -> {
                    throw new ProblemException(ProblemCode.RULES_IMMUTABLE, "the attempt is in the journal, at " + seq);
                });
    }
}
