package dev.ark.deployer.observation;

import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter;
import dev.ark.deployer.tripwire.RouterWindow;
import dev.ark.deployer.tripwire.Window;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes windows of what the router counts.
 *
 * @param errors answers with a status of 5xx, of all
 * @param split what is held against the weights: the windows in which these were the same all the time, and both slots had some
 */
record RouterWindows(List<Window> errors, List<RouterWindow> split) {
    static RouterWindows of(List<Sample> samples, Versions versions) {
        List<Window> errors = new ArrayList<>();
        List<RouterWindow> split = new ArrayList<>();
        Map<Slot, String> known = new EnumMap<>(Slot.class);
        Sample before = null;
        for (Sample sample : samples) {
            Map<Slot, String> earlier = new EnumMap<>(Slot.class);
            earlier.putAll(known);
            for (Slot slot : Slot.values()) {
                Optional.ofNullable(sample.of(slot).core()).ifPresent(core -> known.put(slot, core.version()));
            }
            Optional<RouterSample> done =
                    before == null ? Optional.empty() : sample.router().since(before.router());
            if (done.isPresent()) {
                errors.add(errors(sample, done.get(), parts(earlier, known, versions)));
                if (isSplit(before, sample)) {
                    split.add(split(sample, done.get()));
                }
            }
            before = sample;
        }
        return new RouterWindows(List.copyOf(errors), List.copyOf(split));
    }

    /** What each slot counts as; one that was recreated in between, as neither. One that has never told is taken for what it is for. */
    private static Map<Slot, Slot> parts(Map<Slot, String> earlier, Map<Slot, String> later, Versions versions) {
        Map<Slot, Slot> parts = new EnumMap<>(Slot.class);
        for (Slot slot : Slot.values()) {
            String version = later.get(slot);
            if (version == null) {
                parts.put(slot, slot);
            } else if (version.equals(earlier.getOrDefault(slot, version))) {
                versions.countsAs(version).ifPresent(as -> parts.put(slot, as));
            }
        }
        return parts;
    }

    private static Window errors(Sample sample, RouterSample done, Map<Slot, Slot> parts) {
        Map<Slot, Long> requests = new EnumMap<>(Slot.class);
        Map<Slot, Long> failures = new EnumMap<>(Slot.class);
        parts.forEach((slot, as) -> {
            requests.merge(as, done.of(slot).requests(), Long::sum);
            failures.merge(as, done.of(slot).failures(), Long::sum);
        });
        return new Window(
                sample.at(),
                failures.getOrDefault(Slot.CANARY, 0L),
                failures.getOrDefault(Slot.STABLE, 0L),
                requests.getOrDefault(Slot.CANARY, 0L),
                requests.getOrDefault(Slot.STABLE, 0L));
    }

    /** A change of the shares is a row of its own, so that within one row they cannot have been others in between. */
    private static boolean isSplit(Sample before, Sample sample) {
        Shares shares = sample.router().shares();
        return sample.isUnderTheSameAs(before)
                && shares.equals(before.router().shares())
                && shares.canary() > 0
                && shares.stable() > 0
                && shares.shed() == 0;
    }

    private static RouterWindow split(Sample sample, RouterSample done) {
        return new RouterWindow(
                sample.at(), done.shares(), traffic(done.of(Slot.CANARY)), traffic(done.of(Slot.STABLE)));
    }

    private static RouterWindow.Traffic traffic(TrafficRouter.Traffic counted) {
        return new RouterWindow.Traffic(
                counted.requests(), counted.redispatches(), counted.retries(), counted.connectionErrors());
    }
}
