package dev.ark.watchdog.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.AlertAcknowledged;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.AlertView.Acknowledged;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.json.ArkJson;
import dev.ark.watchdog.agent.AgentEvent;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.alert.Webhook;
import dev.ark.watchdog.control.TradingStatus;
import dev.ark.watchdog.control.UnpermittedExecutions;
import dev.ark.watchdog.control.UnpermittedExecutions.Execution;
import dev.ark.watchdog.rate.DecisionRates;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

/** Takes each event of the journal in, once and in order. It asks nobody anything: the bus waits for it. */
@Singleton
@RegisterForReflection(targets = AlertAcknowledged.class)
public final class News implements Consumer<Event> {
    /** Who acts where a rule has the core act. */
    private static final String CORE = "ark";

    private final Agents agents;
    private final AlertLog alerts;
    private final Webhook webhook;
    private final TradingStatus status;
    private final FallSignal fall;
    private final Hearing hearing;
    private final UnpermittedExecutions executions;
    private final DecisionRates rates;
    private final Instant started;

    News(
            Agents agents,
            AlertLog alerts,
            Webhook webhook,
            TradingStatus status,
            FallSignal fall,
            Hearing hearing,
            UnpermittedExecutions executions,
            DecisionRates rates,
            Clock clock) {
        this.agents = agents;
        this.alerts = alerts;
        this.webhook = webhook;
        this.status = status;
        this.fall = fall;
        this.hearing = hearing;
        this.executions = executions;
        this.rates = rates;
        this.started = clock.instant();
    }

    @Override
    public void accept(Event event) {
        rates.fold(event);
        switch (event.type()) {
            case EventType.EXECUTION_WITHOUT_PERMIT -> unpermitted(event);
            case EventType.PERMIT_REFUSED -> alerts.raise(AlertEvents.permitRefused(event));
            case EventType.ALERT -> journaled(event);
            case EventType.ALERT_ACKNOWLEDGED -> acknowledged(event);
            case EventType.REDUCE -> reduced(event);
            case EventType.HALT, EventType.RESUME -> status.learn(read(event, ControlState.class));
            default -> AgentEvents.of(event, hearing::when).ifPresent(this::fold);
        }
    }

    private void unpermitted(Event event) {
        AlertReport alert = AlertEvents.executionWithoutPermit(event);
        alerts.raise(alert);
        executions.hear(new Execution(
                event.epoch(), event.seq(), event.at(), !event.at().isBefore(started), alert.detail()));
    }

    /** The core reduces by itself when a rule says so, as after a session's loss. */
    private void reduced(Event event) {
        ControlState state = read(event, ControlState.class);
        status.learn(state);
        if (state.actor().equals(CORE)) {
            alerts.raise(
                    new AlertReport("trading_reduced", Level.CRITICAL, state.reason(), null, event.at(), event.seq()));
        }
    }

    /** What somebody else has journaled since the start is not known to the outside yet. */
    private void journaled(Event event) {
        AlertReport alert = read(event, AlertReport.class);
        if (alerts.journaled(alert) && !event.at().isBefore(started)) {
            webhook.announce(alert);
        }
    }

    private void acknowledged(Event event) {
        AlertAcknowledged said = read(event, AlertAcknowledged.class);
        alerts.acknowledged(said.alertId(), new Acknowledged(said.actor(), said.note(), event.at()));
    }

    private void fold(AgentEvent event) {
        switch (event) {
            case AgentEvent.Restored restored -> alerts.beginAnew(restored.agent());
            case AgentEvent.Stopped stopped -> alerts.beginAnew(stopped.agent());
            case AgentEvent.Worked _, AgentEvent.Decided _, AgentEvent.Quarantined _ -> {}
        }
        if (agents.fold(event, hearing.now())) {
            fall.raise();
        }
    }

    private static <T> T read(Event event, Class<T> type) {
        try {
            return ArkJson.mapper()
                    .readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(event.body());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event " + event.seq() + " is no " + type.getSimpleName(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
