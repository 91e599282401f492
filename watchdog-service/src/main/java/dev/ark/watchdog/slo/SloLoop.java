package dev.ark.watchdog.slo;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.alert.AlertLog;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes a sample, and raises the alerts that follow from it, each once for as long as it lasts, and again when it gets worse. One turn at a time. */
@Singleton
public final class SloLoop {
    private final Slos slos;
    private final AlertLog alerts;
    private final Posture posture;
    private final Map<String, Level> lasting = new HashMap<>();

    SloLoop(Slos slos, AlertLog alerts, Posture posture) {
        this.slos = slos;
        this.alerts = alerts;
        this.posture = posture;
    }

    /** The canary's watchdog takes no samples: the stable one's are of both slots. */
    public void turn() {
        switch (posture) {
            case ACTS -> {
                slos.sample();
                raise(slos.alerts());
            }
            case OBSERVES -> {}
        }
    }

    private void raise(List<AlertReport> now) {
        lasting.keySet().retainAll(now.stream().map(AlertReport::name).toList());
        for (AlertReport alert : now) {
            Level before = lasting.put(alert.name(), alert.level());
            if (before == null || alert.level().compareTo(before) > 0) {
                alerts.raise(alert);
            }
        }
    }
}
