package dev.ark.deployer.observation;

import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.tripwire.LatencyWindow;
import dev.ark.deployer.tripwire.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes windows of what cores count. While a slot does not tell for a time and then goes on counting, there is one window for all of that
 * time, so that both slots' counts in a window are of the same time.
 */
final class CoreWindows {
    static final Duration SLOW = Duration.ofMillis(400);
    private static final double P95 = .95;

    private final List<Sample> samples;
    private final Versions versions;
    private final Map<Slot, CoreSample> last = new EnumMap<>(Slot.class);
    private final Map<Slot, Durations> pending = new EnumMap<>(Slot.class);
    private final List<LatencyWindow> windows = new ArrayList<>();

    private CoreWindows(List<Sample> samples, Versions versions) {
        this.samples = samples;
        this.versions = versions;
    }

    static List<LatencyWindow> of(List<Sample> samples, Versions versions) {
        CoreWindows building = new CoreWindows(samples, versions);
        building.build();
        return List.copyOf(building.windows);
    }

    private void build() {
        List<Map<Slot, CoreSample>> next = next();
        for (int i = 0; i < samples.size(); i++) {
            for (Slot slot : Slot.values()) {
                take(slot, samples.get(i).of(slot).core());
            }
            if (!isGap(samples.get(i), next.get(i))) {
                emit(samples.get(i).at());
            }
        }
    }

    private void take(Slot slot, CoreSample now) {
        if (now == null) {
            return;
        }
        CoreSample before = last.put(slot, now);
        if (before != null) {
            versions.countsAs(now.version()).ifPresent(as -> pending.merge(as, now.since(before), Durations::plus));
        }
    }

    /** For each sample what each slot told next. */
    private List<Map<Slot, CoreSample>> next() {
        List<Map<Slot, CoreSample>> next = new ArrayList<>();
        Map<Slot, CoreSample> following = Map.of();
        for (Sample sample : samples.reversed()) {
            next.add(following);
            Map<Slot, CoreSample> known = new EnumMap<>(Slot.class);
            known.putAll(following);
            for (Slot slot : Slot.values()) {
                Optional.ofNullable(sample.of(slot).core()).ifPresent(core -> known.put(slot, core));
            }
            following = known;
        }
        return next.reversed();
    }

    private boolean isGap(Sample sample, Map<Slot, CoreSample> next) {
        for (Slot slot : Slot.values()) {
            CoreSample before = last.get(slot);
            CoreSample after = next.get(slot);
            if (sample.of(slot).core() == null && before != null && after != null && after.isSameProcess(before)) {
                return true;
            }
        }
        return false;
    }

    private void emit(Instant until) {
        Durations canary = pending.getOrDefault(Slot.CANARY, Durations.NONE);
        Durations stable = pending.getOrDefault(Slot.STABLE, Durations.NONE);
        if (canary.total() + stable.total() > 0) {
            Window slow = new Window(until, canary.above(SLOW), stable.above(SLOW), canary.total(), stable.total());
            windows.add(new LatencyWindow(slow, canary.quantile(P95)));
        }
        pending.clear();
    }
}
