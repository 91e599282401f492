package dev.ark.core.http;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.http.Approval;
import dev.ark.contract.http.Checks;
import dev.ark.contract.http.DecisionList;
import dev.ark.contract.http.Explanation;
import dev.ark.contract.http.Reviewed;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.decision.Approvals;
import dev.ark.core.decision.DecisionStore;
import dev.ark.core.decision.Decisions;
import dev.ark.runtime.identity.Caller;
import dev.ark.runtime.trace.Trace;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestResponse;

/** Proposals in, decisions out. */
@Path("/v1/decisions")
public final class DecisionResource {
    private static final int LARGEST_PAGE = 1_000;

    private final Decisions decisions;
    private final Approvals approvals;
    private final DecisionStore store;
    private final Caller caller;
    private final Trace trace;

    DecisionResource(Decisions decisions, Approvals approvals, DecisionStore store, Caller caller, Trace trace) {
        this.decisions = decisions;
        this.approvals = approvals;
        this.store = store;
        this.caller = caller;
        this.trace = trace;
    }

    /** Decides a proposal of the calling agent. A denial is a decision too. */
    @POST
    @NonBlocking
    @RolesAllowed(Roles.AGENT)
    public CompletionStage<RestResponse<Decision>> decide(
            @HeaderParam("Idempotency-Key") String idempotencyKey, Proposal proposal) {
        String key = idempotencyKey == null ? "" : Checks.name("Idempotency-Key", idempotencyKey);
        return decisions
                .decide(
                        caller.name(),
                        Checks.present("body", proposal),
                        key,
                        trace.parent().toString())
                .thenApply(decision -> RestResponse.status(RestResponse.Status.CREATED, decision));
    }

    /**
     * What waits for a person, newest first; an agent sees its own.
     *
     * @param outcome {@code pending_approval}, the only one that is listed
     */
    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.VIEWER})
    public DecisionList waiting(
            @QueryParam("outcome") String outcome,
            @QueryParam("cursor") Long cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (!"pending_approval".equals(outcome)) {
            throw new ProblemException(
                    ProblemCode.INVALID_VALUE, "outcome is not pending_approval, which alone is listed");
        }
        return store.waiting(
                caller.seesAllAgents() ? "" : caller.name(),
                cursor == null ? Long.MAX_VALUE : cursor,
                Checks.range("limit", limit, 1, LARGEST_PAGE));
    }

    /** A decision; an agent sees its own. */
    @GET
    @Path("{id}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public Decision find(@PathParam("id") String id) {
        Decision decision = store.find(id).orElseThrow(() -> store.missing(id));
        caller.requireOwn(decision.agent());
        boolean own = caller.hasRole(Roles.AGENT) && decision.agent().equals(caller.name());
        return own ? store.findForAgent(id).orElse(decision) : decision;
    }

    /** Why a decision is what it is: what each rule looked at, and all the facts. */
    @GET
    @Path("{id}/explain")
    @RunOnVirtualThread
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE})
    public Explanation explain(@PathParam("id") String id) {
        Explanation explanation = store.explain(id).orElseThrow(() -> store.missing(id));
        caller.requireOwn(explanation.decision().agent());
        return caller.seesAllAgents() ? explanation : explanation.forItsAgent();
    }

    /** Approves or rejects the very action that waits for it; or reviews one that was denied for want of it. */
    @POST
    @Path("{id}/approval")
    @RolesAllowed(Roles.OPERATOR)
    public CompletionStage<Reviewed> approve(@PathParam("id") String id, Approval approval) {
        return approvals.review(id, caller.name(), Checks.present("body", approval));
    }
}
