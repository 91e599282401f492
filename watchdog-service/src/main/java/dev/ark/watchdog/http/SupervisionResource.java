package dev.ark.watchdog.http;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.watchdog.alert.AlertLog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** How agents, loops and the bus are, and what a person should know. */
@Path("/v1")
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE})
public final class SupervisionResource {
    private static final int MOST = 1_000;

    private final HealthReport report;
    private final AlertLog alerts;

    SupervisionResource(HealthReport report, AlertLog alerts) {
        this.report = report;
        this.alerts = alerts;
    }

    /** The latest alerts, newest first. */
    public record AlertList(List<AlertReport> alerts) {
        public AlertList {
            alerts = List.copyOf(alerts);
        }
    }

    /** Everything at one glance. */
    @GET
    @Path("health")
    public HealthView health(@QueryParam("limit") @DefaultValue("100") int mostAgents) {
        return report.now(Checks.range("limit", mostAgents, 1, MOST));
    }

    @GET
    @Path("alerts")
    public AlertList alerts(@QueryParam("limit") @DefaultValue("100") int most) {
        return new AlertList(alerts.latest(Checks.range("limit", most, 1, MOST)));
    }
}
