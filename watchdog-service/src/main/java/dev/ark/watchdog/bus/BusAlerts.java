package dev.ark.watchdog.bus;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.watchdog.WatchdogConfig;
import dev.ark.watchdog.alert.AlertLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Raises alerts for a bus that brings nothing, or what must not be. The journal makes up for a silent bus, so that it shows nowhere else. One look at
 * a time.
 */
@Singleton
final class BusAlerts {
    /** In a row: a clock that is set makes a silence of one look. */
    private static final int SILENT_LOOKS = 3;

    private final AlertLog alerts;
    private final Duration silent;
    private final Clock clock;
    private int silentLooks;
    private long passedOver;
    private long rejected;

    @Inject
    BusAlerts(AlertLog alerts, WatchdogConfig config, Clock clock) {
        this(alerts, config.silentBus(), clock);
    }

    BusAlerts(AlertLog alerts, Duration silent, Clock clock) {
        this.alerts = alerts;
        this.silent = silent;
        this.clock = clock;
    }

    /**
     * What a subscription tells of itself.
     *
     * @param silence how long nothing was heard; negative when that is not known
     * @param passedOver events that could not be taken in
     * @param rejected messages without a valid seal
     */
    record Seen(Duration silence, long passedOver, long rejected) {}

    void look(Seen now) {
        silentLooks = now.silence().compareTo(silent) > 0 ? silentLooks + 1 : 0;
        if (silentLooks >= SILENT_LOOKS) {
            raise(
                    "bus_silent",
                    Level.WARNING,
                    "nothing comes over the bus, and the journal is asked instead; a core that lives says so each second");
        }
        if (now.passedOver() > passedOver) {
            raise(
                    "events_passed_over",
                    Level.CRITICAL,
                    now.passedOver() - passedOver
                            + " events of the journal could not be taken in; what they say is not known here");
        }
        if (now.rejected() > rejected) {
            raise(
                    "messages_forged",
                    Level.WARNING,
                    now.rejected() - rejected + " messages on the bus had no valid seal, and were passed over");
        }
        passedOver = now.passedOver();
        rejected = now.rejected();
    }

    private void raise(String name, Level level, String detail) {
        alerts.raise(new AlertReport(name, level, detail, null, clock.instant()));
    }
}
