package dev.ark.deployer.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.deployer.validation.live.SyntheticRuns;
import dev.ark.deployer.validation.live.SyntheticView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Synthetic runs against the running system. */
@Path("/v1/synthetic")
public final class SyntheticResource {
    private final SyntheticRuns runs;

    SyntheticResource(SyntheticRuns runs) {
        this.runs = runs;
    }

    /** Starts a run; the caller's own token registers the agent that it trades as. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @RunOnVirtualThread
    public RestResponse<SyntheticView> start(
            SyntheticRequest request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        SyntheticView run = runs.start(Checks.present("body", request).plan(), authorization);
        return ResponseBuilder.<SyntheticView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/v1/synthetic/" + run.id()))
                .entity(run)
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER})
    public SyntheticView find(@PathParam("id") String id) {
        return runs.find(id);
    }
}
