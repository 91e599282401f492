package dev.ark.watchdog.bus;

import dev.ark.contract.event.Event;
import dev.ark.contract.http.AlertAcknowledged;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertView.Acknowledged;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.alert.Webhook;
import dev.ark.watchdog.control.UnpermittedExecutions;
import dev.ark.watchdog.control.UnpermittedExecutions.Execution;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Takes in the alerts of the journal, and raises those that follow from an event. */
@Singleton
@RegisterForReflection(targets = AlertAcknowledged.class)
final class AlertNews {
    private final AlertLog alerts;
    private final Webhook webhook;
    private final UnpermittedExecutions executions;
    private final Hearing hearing;
    /** On the steady time, so that a clock that is set makes nothing new of what is old. */
    private final Instant started;

    AlertNews(AlertLog alerts, Webhook webhook, UnpermittedExecutions executions, Hearing hearing) {
        this.alerts = alerts;
        this.webhook = webhook;
        this.executions = executions;
        this.hearing = hearing;
        this.started = hearing.now();
    }

    void unpermitted(Event event) {
        AlertReport alert = AlertEvents.executionWithoutPermit(event);
        Instant when = hearing.when(event.at());
        alerts.raiseOfEvent(alert, when);
        executions.hear(new Execution(event.epoch(), event.seq(), event.at(), !when.isBefore(started), alert.detail()));
    }

    void permitRefused(Event event) {
        alerts.raiseOfEvent(AlertEvents.permitRefused(event), hearing.when(event.at()));
    }

    /** What somebody else has journaled, or was not told before the last end of this process, is not known to the outside yet. */
    void journaled(Event event) {
        AlertReport alert = EventBody.read(event, AlertReport.class);
        Instant when = hearing.when(event.at());
        if (alerts.journaled(alert, when)) {
            webhook.announceJournaled(alert, when);
        }
    }

    void acknowledged(Event event) {
        AlertAcknowledged said = EventBody.read(event, AlertAcknowledged.class);
        alerts.acknowledged(said.alertId(), new Acknowledged(said.actor(), said.note(), event.at()));
    }
}
