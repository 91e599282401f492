package dev.ark.watchdog.bus;

import dev.ark.contract.event.Event;
import dev.ark.watchdog.agent.AgentEvent;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.alert.AlertLog;
import jakarta.inject.Singleton;

/** Folds what events say of agents. */
@Singleton
final class AgentNews {
    private final Agents agents;
    private final AlertLog alerts;
    private final FallSignal fall;
    private final Hearing hearing;

    AgentNews(Agents agents, AlertLog alerts, FallSignal fall, Hearing hearing) {
        this.agents = agents;
        this.alerts = alerts;
        this.fall = fall;
        this.hearing = hearing;
    }

    void accept(Event event) {
        AgentEvents.of(event, hearing::when).ifPresent(this::fold);
    }

    private void fold(AgentEvent event) {
        if (event instanceof AgentEvent.Restored restored) {
            alerts.beginAnew(restored.agent());
        }
        if (agents.fold(event, hearing.now())) {
            fall.raise();
        }
    }
}
