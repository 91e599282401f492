package dev.ark.deployer.observation.live;

import dev.ark.deployer.observation.OpenRollout;
import dev.ark.deployer.observation.Pace;
import dev.ark.deployer.observation.Sample;
import dev.ark.deployer.rollout.RolloutState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Takes a sample whenever one is due, by a clock that nobody sets, and keeps it. One turn at a time; its age may be asked by any thread. */
final class Sampler {
    private final SampleTaker taker;
    private final SampleStore samples;
    private final OpenRollout open;
    private final Duration always;
    private final LongSupplier nanos;
    private Optional<Long> begun = Optional.empty();
    private volatile Optional<Long> kept = Optional.empty();

    Sampler(SampleTaker taker, SampleStore samples, OpenRollout open, Duration always, LongSupplier nanos) {
        this.taker = taker;
        this.samples = samples;
        this.open = open;
        this.always = always;
        this.nanos = nanos;
    }

    /** Takes one if it is due. */
    void turn() {
        Optional<RolloutState> rollout = open.now();
        long now = nanos.getAsLong();
        long interval = Pace.between(rollout, always).toNanos();
        if (begun.isPresent() && now - begun.get() < interval) {
            return;
        }
        begun = Optional.of(now);
        Sample sample = taker.take(rollout);
        samples.add(sample);
        kept = Optional.of(nanos.getAsLong());
    }

    /** The age of the last sample in seconds; not a number before the first. */
    double age() {
        return kept.map(at -> (nanos.getAsLong() - at) / 1e9).orElse(Double.NaN);
    }
}
