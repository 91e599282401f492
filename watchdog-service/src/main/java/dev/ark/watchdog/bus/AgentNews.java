package dev.ark.watchdog.bus;

import dev.ark.contract.event.Event;
import dev.ark.watchdog.Posture;
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

    private final Posture posture;

    AgentNews(Agents agents, AlertLog alerts, FallSignal fall, Hearing hearing, Posture posture) {
        this.agents = agents;
        this.alerts = alerts;
        this.fall = fall;
        this.hearing = hearing;
        this.posture = posture;
    }

    void accept(Event event) {
        AgentEvents.of(event, hearing::when).map(said -> held(event, said)).ifPresent(this::fold);
    }

    /**
     * What the canary denies says as much of the canary as of the agent. The tripwires judge it: a bad version must not bring all agents under
     * suspicion, and with them everything to a stop.
     */
    private AgentEvent held(Event event, AgentEvent said) {
        return said instanceof AgentEvent.Decided decided
                        && posture == Posture.ACTS
                        && event.deployment().equals(Posture.CANARY)
                ? new AgentEvent.Decided(decided.agent(), decided.at(), 0)
                : said;
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
}
