package dev.ark.deployer.engine;

import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.rollout.SlotSeen;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter;
import java.time.Duration;

/** Both slots and the traffic to them: what is seen there, and what is to hold. */
public record Slots(Orchestrator orchestrator, TrafficRouter router) {
    /** What runs in a slot. */
    public SlotSeen seen(Slot slot) {
        return orchestrator.seen(slot);
    }

    /** The shares as the router has them. */
    public Shares shares() {
        return router.observed().shares();
    }

    /**
     * Asks for what is to hold. Returns at once; what comes of it is seen later.
     *
     * @throws IllegalArgumentException for what is not to hold but to be done
     */
    void ask(Intent intent) {
        switch (intent) {
            case Intent.Route(Shares shares) -> router.route(shares);
            case Intent.StartCanary(String version) -> orchestrator.run(Slot.CANARY, version);
            case Intent.StopCanary(Duration drain) -> orchestrator.empty(Slot.CANARY, drain);
            case Intent.RunStable(String version) -> orchestrator.run(Slot.STABLE, version);
            default -> throw new IllegalArgumentException("nothing that holds: " + intent);
        }
    }
}
