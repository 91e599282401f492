package dev.ark.deployer.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.rollout.CommandRequest;
import dev.ark.contract.rollout.RolloutList;
import dev.ark.contract.rollout.RolloutRequest;
import dev.ark.contract.rollout.RolloutSummary;
import dev.ark.contract.rollout.RolloutView;
import dev.ark.deployer.engine.Rollouts;
import dev.ark.deployer.rollout.Command.Kind;
import dev.ark.runtime.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.RestResponse;

/** Rollouts and rollbacks, under way and over, and commands for the one under way. */
@Path("/v1/rollouts")
public final class RolloutResource {
    private static final int MOST = 100;

    private final Rollouts rollouts;
    private final RolloutViews views;
    private final Caller caller;

    RolloutResource(Rollouts rollouts, RolloutViews views, Caller caller) {
        this.rollouts = rollouts;
        this.views = views;
        this.caller = caller;
    }

    /** The latest ones, the latest first. */
    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE})
    @RunOnVirtualThread
    public RolloutList list(@QueryParam("limit") @DefaultValue("20") int limit) {
        return new RolloutList(rollouts.latest(Checks.range("limit", limit, 1, MOST)).stream()
                .map(views::summary)
                .toList());
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    public RestResponse<RolloutSummary> begin(RolloutRequest request) {
        return views.accepted(rollouts.begin(RolloutRequests.draft(request), caller.name()));
    }

    /** The one under way; 404 when there is none. */
    @GET
    @Path("current")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE})
    @RunOnVirtualThread
    public RolloutView current() {
        return views.view(rollouts.current());
    }

    /** The whole record of one. */
    @GET
    @Path("{id}")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE})
    @RunOnVirtualThread
    public RolloutView find(@PathParam("id") String id) {
        return views.view(rollouts.find(id));
    }

    /** Skips what is left of the ramp; of a held one, accepts what it was held for. */
    @POST
    @Path("{id}/promote")
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    public RestResponse<RolloutSummary> promote(@PathParam("id") String id, CommandRequest request) {
        return command(id, Kind.PROMOTE, request);
    }

    /** Waits for a person, with the weights as they are. */
    @POST
    @Path("{id}/pause")
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    public RestResponse<RolloutSummary> pause(@PathParam("id") String id, CommandRequest request) {
        return command(id, Kind.PAUSE, request);
    }

    /** Goes back to where it was paused or held. */
    @POST
    @Path("{id}/resume")
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    public RestResponse<RolloutSummary> resume(@PathParam("id") String id, CommandRequest request) {
        return command(id, Kind.RESUME, request);
    }

    /** Waits for a person, with all traffic at stable. */
    @POST
    @Path("{id}/hold")
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    public RestResponse<RolloutSummary> hold(@PathParam("id") String id, CommandRequest request) {
        return command(id, Kind.HOLD, request);
    }

    /** Goes back to stable; 200 where there is nothing to go back from. */
    @POST
    @Path("{id}/abort")
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    public RestResponse<RolloutSummary> abort(@PathParam("id") String id, CommandRequest request) {
        return command(id, Kind.ABORT, request);
    }

    private RestResponse<RolloutSummary> command(String id, Kind kind, CommandRequest request) {
        Rollouts.Answer answer = rollouts.command(id, RolloutRequests.order(kind, request, caller.name()));
        return answer.obeyed() ? views.accepted(answer.rollout()) : RestResponse.ok(views.summary(answer.rollout()));
    }
}
