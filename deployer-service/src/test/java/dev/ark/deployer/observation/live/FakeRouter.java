package dev.ark.deployer.observation.live;

import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter;
import java.util.EnumMap;
import java.util.Map;

/** A router whose counters a test sets. */
final class FakeRouter implements TrafficRouter {
    private final Map<Slot, Traffic> counted = new EnumMap<>(Slot.class);
    private Shares shares = Shares.canary(10);

    void counts(Slot slot, long requests, long failures) {
        counted.put(slot, new Traffic(requests, failures, 0, 0, 0, 0));
    }

    @Override
    public void route(Shares desired) {
        shares = desired;
    }

    @Override
    public Observed observed() {
        return new Observed(shares, true);
    }

    @Override
    public Map<Slot, Traffic> counted() {
        return Map.copyOf(counted);
    }
}
