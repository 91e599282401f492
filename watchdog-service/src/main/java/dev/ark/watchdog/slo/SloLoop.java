package dev.ark.watchdog.slo;

import dev.ark.watchdog.Posture;
import dev.ark.watchdog.alert.AlertLog;
import jakarta.inject.Singleton;

/** Takes a sample, and raises the alerts that follow from it. One turn at a time. */
@Singleton
public final class SloLoop {
    private final Slos slos;
    private final AlertLog alerts;
    private final Posture posture;

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
                slos.alerts().forEach(alerts::raise);
            }
            case OBSERVES -> {}
        }
    }
}
