package dev.ark.deployer.observation.live;

import dev.ark.deployer.observation.Baseline;
import dev.ark.deployer.observation.Baselines;
import dev.ark.deployer.observation.Forecasts;
import dev.ark.deployer.observation.Outlook;
import dev.ark.deployer.rollout.RolloutSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Baselines, and what can be foretold from them, out of the samples that are kept. Thread-safe. */
final class LiveBaselines implements Baselines, Forecasts {
    private final SampleStore samples;
    private final Duration lately;
    private final Clock clock;

    /** Forecasts rest on so much time. */
    LiveBaselines(SampleStore samples, Duration lately, Clock clock) {
        this.samples = samples;
        this.lately = lately;
        this.clock = clock;
    }

    @Override
    public Baseline over(Duration last) {
        return Baseline.of(samples.since(clock.instant().minus(last)));
    }

    @Override
    public List<String> sentences(RolloutSpec spec) {
        return new Outlook(spec.timing(), over(lately)).sentences();
    }
}
