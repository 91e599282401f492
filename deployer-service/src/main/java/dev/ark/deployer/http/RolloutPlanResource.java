package dev.ark.deployer.http;

import dev.ark.contract.identity.Roles;
import dev.ark.contract.rollout.PlanView;
import dev.ark.contract.rollout.RolloutRequest;
import dev.ark.deployer.engine.Rollouts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Dry runs of rollouts. */
@Path("/v1")
public final class RolloutPlanResource {
    private final Rollouts rollouts;
    private final RolloutViews views;

    RolloutPlanResource(Rollouts rollouts, RolloutViews views) {
        this.rollouts = rollouts;
        this.views = views;
    }

    /** The steps, all that is against it, and what can be expected of it. Changes nothing. */
    @POST
    @Path("rollouts:plan")
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    public PlanView plan(RolloutRequest request) {
        return views.plan(rollouts.plan(RolloutRequests.draft(request)));
    }
}
