package dev.ark.deployer.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.deployer.validation.live.SyntheticRuns;
import dev.ark.deployer.validation.live.SyntheticView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Synthetic runs against the running system. */
@Path("/v1/synthetic")
public final class SyntheticResource {
    private final SyntheticRuns runs;

    SyntheticResource(SyntheticRuns runs) {
        this.runs = runs;
    }

    /** Starts a run. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    public RestResponse<SyntheticView> start(SyntheticRequest request) {
        SyntheticView run = runs.start(Checks.present("body", request).plan());
        return ResponseBuilder.<SyntheticView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/v1/synthetic/" + run.id()))
                .entity(run)
                .build();
    }

    /** The run that goes on, if any, and the last results. */
    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER})
    public SyntheticList list() {
        return new SyntheticList(runs.list());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER})
    public SyntheticView find(@PathParam("id") String id) {
        return runs.find(id);
    }
}
