package dev.ark.runtime.health;

import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/**
 * The probes under the names that every operator knows. They answer anyone, and therefore with the bare status alone; what is wrong is
 * told by {@code /q/health}, which asks for a role.
 */
@Path("/")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
    private final SmallRyeHealthReporter reporter;

    HealthResource(SmallRyeHealthReporter reporter) {
        this.reporter = reporter;
    }

    /** Whether the process works at all. */
    @GET
    @Path("healthz")
    public Uni<Response> live() {
        return reporter.getLivenessAsync()
                .map(health -> answer(health.getPayload().getString("status")));
    }

    /** Whether it is ready to serve. */
    @GET
    @Path("readyz")
    public Uni<Response> ready() {
        return reporter.getReadinessAsync()
                .map(health -> answer(health.getPayload().getString("status")));
    }

    private static Response answer(String status) {
        int code = Status.UP.name().equals(status) ? 200 : 503;
        return Response.status(code).entity("{\"status\":\"" + status + "\"}").build();
    }
}
