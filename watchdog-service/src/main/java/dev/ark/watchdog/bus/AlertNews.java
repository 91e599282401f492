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
import java.time.Clock;
import java.time.Instant;

/** Takes in the alerts of the journal, and raises those that follow from an event. */
@Singleton
@RegisterForReflection(targets = AlertAcknowledged.class)
final class AlertNews {
    private final AlertLog alerts;
    private final Webhook webhook;
    private final UnpermittedExecutions executions;
    private final Hearing hearing;
    private final Instant started;

    AlertNews(AlertLog alerts, Webhook webhook, UnpermittedExecutions executions, Hearing hearing, Clock clock) {
        this.alerts = alerts;
        this.webhook = webhook;
        this.executions = executions;
        this.hearing = hearing;
        this.started = clock.instant();
    }

    void unpermitted(Event event) {
        AlertReport alert = AlertEvents.executionWithoutPermit(event);
        alerts.raiseOfEvent(alert, hearing.when(event.at()));
        executions.hear(new Execution(
                event.epoch(), event.seq(), event.at(), !event.at().isBefore(started), alert.detail()));
    }

    void permitRefused(Event event) {
        alerts.raiseOfEvent(AlertEvents.permitRefused(event), hearing.when(event.at()));
    }

    /** What somebody else has journaled, or was not told before the last end of this process, is not known to the outside yet. */
    void journaled(Event event) {
        AlertReport alert = EventBody.read(event, AlertReport.class);
        if (alerts.journaled(alert, hearing.when(event.at()))) {
            webhook.announceJournaled(alert, event.at());
        }
    }

    void acknowledged(Event event) {
        AlertAcknowledged said = EventBody.read(event, AlertAcknowledged.class);
        alerts.acknowledged(said.alertId(), new Acknowledged(said.actor(), said.note(), event.at()));
    }
}
