package dev.ark.watchdog.bus;

import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.ControlState;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.control.TradingStatus;
import jakarta.inject.Singleton;

/** Learns how far everything is stopped. */
@Singleton
final class ControlNews {
    /** Who acts where a rule has the core act. */
    private static final String CORE = "ark";

    private final TradingStatus status;
    private final AlertLog alerts;
    private final Hearing hearing;

    ControlNews(TradingStatus status, AlertLog alerts, Hearing hearing) {
        this.status = status;
        this.alerts = alerts;
        this.hearing = hearing;
    }

    /** The core reduces by itself when a rule says so, as after a session's loss. */
    void changed(Event event) {
        ControlState state = EventBody.read(event, ControlState.class);
        status.learn(state);
        if (event.type().equals(EventType.REDUCE) && state.actor().equals(CORE)) {
            alerts.raiseOfEvent(
                    new AlertReport("trading_reduced", Level.CRITICAL, state.reason(), null, event.at(), event.seq()),
                    hearing.when(event.at()));
        }
    }
}
