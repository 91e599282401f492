package dev.ark.deployer.traffic.embedded;

import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter.Traffic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What the edge counts, registered once so that counting is an array's look-up. Thread-safe. */
public final class EdgeMetrics {
    private static final String NO_SLOT = "none";
    private static final int CLASSES = 6;
    private static final int SERVER_ERRORS = 5;
    private static final Set<String> DECISIONS = Set.of("/v1/decisions", "/v1/decisions:batch");

    private final Map<Slot, Counter[]> requests = new EnumMap<>(Slot.class);
    private final Map<Slot, Counter> connectFailures = new EnumMap<>(Slot.class);
    private final Map<Slot, Counter> redispatches = new EnumMap<>(Slot.class);
    private final Counter[] refused;
    private final Counter shed;
    private final MeterRegistry meters;
    private final Counter unserved;

    public EdgeMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (Slot slot : Slot.values()) {
            requests.put(slot, classes(meters, slot.label()));
            connectFailures.put(
                    slot,
                    Counter.builder("ark.edge.connect.failures")
                            .description(
                                    "Requests that failed because no slot could be connected to, the first that was tried")
                            .tag("slot", slot.label())
                            .register(meters));
            redispatches.put(
                    slot,
                    Counter.builder("ark.edge.redispatches")
                            .description("Requests that the other slot took because this one could not be connected to")
                            .tag("slot", slot.label())
                            .register(meters));
        }
        shed = Counter.builder("ark.edge.shed")
                .description("Requests that were refused because their share was shed")
                .register(meters);
        refused = classes(meters, NO_SLOT);
        unserved = Counter.builder("ark.edge.unserved.decisions")
                .description("Requests for decisions that the edge itself answered with a server error")
                .register(meters);
    }

    /** A request that was answered, by the slot or in its place. */
    void answered(Slot slot, int status) {
        requests.get(slot)[Math.min(status / 100, CLASSES - 1)].increment();
    }

    /** A request that the edge refused before it had a slot. */
    void refused(int status) {
        refused[status / 100].increment();
    }

    /** A request that was refused because it was nobody's turn; it is told of as {@link #refused} too. */
    void shed() {
        shed.increment();
    }

    /** A request that the edge answered by itself, in the place of any core. Only a server error for a decision counts: no core counts that. */
    void answeredItself(HttpMethod method, String path, int status) {
        if (status / 100 == SERVER_ERRORS && method.equals(HttpMethod.POST) && DECISIONS.contains(path)) {
            unserved.increment();
        }
    }

    void connectFailed(Slot slot) {
        connectFailures.get(slot).increment();
    }

    /** A request for which this slot could not be connected to, and the other one was. */
    void redispatched(Slot slot) {
        redispatches.get(slot).increment();
    }

    /** Shows the requests under way and the shares. */
    void show(Split split) {
        for (Slot slot : Slot.values()) {
            Gauge.builder("ark.edge.under.way", split, each -> each.underWay(slot))
                    .description("Requests that a slot has not answered whole")
                    .tag("slot", slot.label())
                    .register(meters);
            Gauge.builder("ark.edge.share", split, each -> each.shares().of(slot))
                    .description("Percent of the requests that a slot gets")
                    .tag("slot", slot.label())
                    .register(meters);
        }
    }

    /** What was counted of each slot. None is tried twice for a request, so that nothing is retried. */
    Map<Slot, Traffic> counted(Split split) {
        Map<Slot, Traffic> counted = new EnumMap<>(Slot.class);
        for (Slot slot : Slot.values()) {
            Counter[] classes = requests.get(slot);
            long all = (long) Arrays.stream(classes).mapToDouble(Counter::count).sum();
            long failures = (long) classes[SERVER_ERRORS].count();
            long redispatched = (long) redispatches.get(slot).count();
            long unconnected = (long) connectFailures.get(slot).count();
            counted.put(slot, new Traffic(all, failures, redispatched, 0, unconnected, split.underWay(slot)));
        }
        return counted;
    }

    private static Counter[] classes(MeterRegistry meters, String slot) {
        Counter[] counters = new Counter[CLASSES];
        for (int i = 0; i < CLASSES; i++) {
            counters[i] = Counter.builder("ark.edge.requests")
                    .description("Requests at the edge")
                    .tag("slot", slot)
                    .tag("status_class", i + "xx")
                    .register(meters);
        }
        return counters;
    }
}
