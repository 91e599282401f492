package dev.ark.watchdog.bus;

import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.watchdog.rate.DecisionRates;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Takes each event of the journal in, once and in order. It asks nobody anything: the bus waits for it. */
@Singleton
public final class News implements Consumer<Event> {
    private final AgentNews agents;
    private final AlertNews alerts;
    private final ControlNews control;
    private final DecisionRates rates;
    private volatile long restoredEpoch;

    News(AgentNews agents, AlertNews alerts, ControlNews control, DecisionRates rates) {
        this.agents = agents;
        this.alerts = alerts;
        this.control = control;
        this.rates = rates;
    }

    @Override
    public void accept(Event event) {
        rates.fold(event);
        switch (event.type()) {
            case EventType.EXECUTION_WITHOUT_PERMIT -> alerts.unpermitted(event);
            case EventType.PERMIT_REFUSED -> alerts.permitRefused(event);
            case EventType.ALERT -> alerts.journaled(event);
            case EventType.ALERT_ACKNOWLEDGED -> alerts.acknowledged(event);
            case EventType.REDUCE, EventType.HALT, EventType.RESUME -> control.changed(event);
            case EventType.RESTORED -> restoredEpoch = event.epoch();
            default -> agents.accept(event);
        }
    }

    /** The epoch that the last restore of the journal began; 0 before one was heard of. */
    long restoredEpoch() {
        return restoredEpoch;
    }
}
