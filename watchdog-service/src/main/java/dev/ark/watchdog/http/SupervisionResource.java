package dev.ark.watchdog.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** How agents, loops and the bus are. */
@Path("/v1")
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE})
public final class SupervisionResource {
    private static final int MOST = 1_000;

    private final HealthReport report;

    SupervisionResource(HealthReport report) {
        this.report = report;
    }

    /** Everything at one glance. */
    @GET
    @Path("health")
    public HealthView health(@QueryParam("limit") @DefaultValue("100") int mostAgents) {
        return report.now(Checks.range("limit", mostAgents, 1, MOST));
    }
}
