package dev.ark.deployer.observation;

import static dev.ark.deployer.observation.Rollouts.NOON;

import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter.Traffic;
import dev.ark.deployer.tripwire.Denial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Slots and a router that count, of which samples are taken, half a minute apart. */
final class Sampling {
    private static final List<Double> BOUNDS = List.of(.01, .4, 1.0);

    private final List<Sample> taken = new ArrayList<>();
    private final Map<Slot, SlotSample> slots = new EnumMap<>(Slot.class);
    private final Map<Slot, Traffic> routed = new EnumMap<>(Slot.class);
    private Map<String, Long> evaluations = new HashMap<>();
    private List<Denied> denials = new ArrayList<>();
    private List<Isolated> quarantines = new ArrayList<>();
    private Shares shares = Shares.canary(10);
    private String run = "run-1";
    private long row = 1;
    private boolean journal = true;
    private Instant now = NOON;

    Sampling() {
        starts(Slot.STABLE, "v1", 100);
        routed.put(Slot.STABLE, Traffic.NONE);
        routed.put(Slot.CANARY, Traffic.NONE);
        slots.put(Slot.CANARY, SlotSample.SILENT);
    }

    /** A process begins, with its counters at zero. */
    Sampling starts(Slot slot, String version, double startedAt) {
        CoreSample core = new CoreSample(startedAt, version, new Durations(BOUNDS, List.of(0L, 0L, 0L, 0L)));
        slots.put(slot, new SlotSample(core, true, true, new WatchdogSample(startedAt, 0)));
        return this;
    }

    Sampling canary() {
        return starts(Slot.CANARY, "v2", 200);
    }

    /** The slot decides so many proposals, some of them slowly, and the router sees so many requests. */
    Sampling decides(Slot slot, int fast, int slow) {
        CoreSample core = slots.get(slot).core();
        Durations decided = core.decisions().plus(new Durations(BOUNDS, List.of((long) fast, 0L, (long) slow, 0L)));
        replace(slot, new CoreSample(core.startedAt(), core.version(), decided));
        evaluations.merge(core.version(), (long) fast + slow, Long::sum);
        return routes(slot, fast + slow, 0);
    }

    Sampling routes(Slot slot, int requests, int failures) {
        Traffic before = routed.get(slot);
        routed.put(slot, new Traffic(before.requests() + requests, before.failures() + failures, 0, 0, 0, 0));
        return this;
    }

    Sampling denies(String version, int times) {
        for (int i = 0; i < times; i++) {
            Slot slot = version.equals("v2") ? Slot.CANARY : Slot.STABLE;
            denials.add(new Denied(new Denial(now, "agent-" + i, "max_leverage", slot), version));
        }
        return this;
    }

    Sampling isolates(String... versions) {
        quarantines.add(new Isolated(now, "kenny", new TreeSet<>(List.of(versions))));
        return this;
    }

    Sampling wouldIsolate() {
        SlotSample canary = slots.get(Slot.CANARY);
        WatchdogSample watchdog = canary.watchdog();
        slots.put(
                Slot.CANARY,
                new SlotSample(
                        canary.core(),
                        true,
                        true,
                        new WatchdogSample(watchdog.startedAt(), watchdog.quarantines() + 1)));
        return this;
    }

    /** Nobody answers in the slot until it is {@link #speaks heard} again. */
    Sampling silent(Slot slot) {
        slots.put(slot, SlotSample.SILENT);
        return this;
    }

    Sampling speaks(Slot slot, SlotSample again) {
        slots.put(slot, again);
        return this;
    }

    Sampling unready(Slot slot) {
        SlotSample before = slots.get(slot);
        slots.put(slot, new SlotSample(before.core(), false, before.watchdogReady(), before.watchdog()));
        return this;
    }

    SlotSample slot(Slot slot) {
        return slots.get(slot);
    }

    Sampling journal(boolean readable) {
        journal = readable;
        return this;
    }

    Sampling row(long number, Shares held) {
        row = number;
        shares = held;
        return this;
    }

    Sampling deployerRestarts() {
        run = "run-2";
        return this;
    }

    Sampling clock(Instant set) {
        now = set;
        return this;
    }

    Sampling take() {
        News news = new News(1, taken.size(), new TreeMap<>(evaluations), denials, quarantines);
        taken.add(new Sample(
                now,
                new Sample.Under("r1", row),
                slots.get(Slot.STABLE),
                slots.get(Slot.CANARY),
                new RouterSample(run, shares, routed.get(Slot.STABLE), routed.get(Slot.CANARY)),
                journal ? news : null));
        if (journal) {
            evaluations = new HashMap<>();
            denials = new ArrayList<>();
            quarantines = new ArrayList<>();
        }
        now = now.plus(Duration.ofSeconds(30));
        return this;
    }

    List<Sample> taken() {
        return List.copyOf(taken);
    }

    Instant last() {
        return taken.getLast().at();
    }

    private void replace(Slot slot, CoreSample core) {
        SlotSample before = slots.get(slot);
        slots.put(slot, new SlotSample(core, before.ready(), before.watchdogReady(), before.watchdog()));
    }
}
