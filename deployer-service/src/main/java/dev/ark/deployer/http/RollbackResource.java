package dev.ark.deployer.http;

import dev.ark.contract.identity.Roles;
import dev.ark.contract.rollout.RollbackRequest;
import dev.ark.contract.rollout.RolloutSummary;
import dev.ark.deployer.engine.Rollouts;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** Rollbacks that a person asks for; they are listed with the rollouts. */
@Path("/v1/rollbacks")
public final class RollbackResource {
    private final Rollouts rollouts;
    private final RolloutViews views;
    private final Caller caller;

    RollbackResource(Rollouts rollouts, RolloutViews views, Caller caller) {
        this.rollouts = rollouts;
        this.views = views;
        this.caller = caller;
    }

    /** Aborts the rollout under way; with none, takes stable back to the version before. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    public RestResponse<RolloutSummary> rollBack(RollbackRequest request) {
        return views.accepted(rollouts.rollBack(RolloutRequests.draft(request), caller.name()));
    }
}
