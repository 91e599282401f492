package dev.ark.watchdog.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.watchdog.WatchdogConfig;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.control.EmergencyStop;
import dev.ark.watchdog.http.AlertmanagerPayload.Alert;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;

/**
 * Takes what Alertmanager posts. An alert that fires with the label {@code ark_action="halt"} has everything halted; when the core cannot be asked
 * to, the answer is 503, and Alertmanager tells again.
 */
@Path("/v1/alertmanager")
@RunOnVirtualThread
@RolesAllowed({Roles.ALERTMANAGER, Roles.SERVICE})
public final class AlertmanagerResource {
    private static final String ACTION = "ark_action";
    private static final String HALT = "halt";

    private final AlertLog alerts;
    private final EmergencyStop stop;
    private final WatchdogConfig config;
    private final Clock clock;

    AlertmanagerResource(AlertLog alerts, EmergencyStop stop, WatchdogConfig config, Clock clock) {
        this.alerts = alerts;
        this.stop = stop;
        this.config = config;
        this.clock = clock;
    }

    @POST
    public void told(AlertmanagerPayload payload) {
        var told = Checks.present("body", payload).alerts();
        try {
            told.forEach(alert -> alerts.raise(AlertmanagerAlerts.report(alert, clock.instant())));
        } finally {
            // Whatever is wrong with an alert beside it, or with its own text, must not keep a halt from being asked
            // for.
            told.stream().filter(this::halts).findFirst().ifPresent(this::halt);
        }
    }

    private boolean halts(Alert alert) {
        return config.alertmanagerMayHalt()
                && alert.firing()
                && HALT.equals(alert.labels().get(ACTION));
    }

    private void halt(Alert alert) {
        stop.request("Alertmanager: " + AlertmanagerAlerts.name(alert) + ": " + AlertmanagerAlerts.detail(alert));
    }
}
