package dev.ark.deployer.engine;

import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.store.Records;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.Locale;

/** The open rollout as metrics: a phase is 1 while it is the present one. */
@Singleton
public final class RolloutMetrics implements MeterBinder {
    private final RolloutEngine engine;
    private final Slots slots;
    private final Records records;

    RolloutMetrics(RolloutEngine engine, Slots slots, Records records) {
        this.engine = engine;
        this.slots = slots;
        this.records = records;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (Phase phase : Phase.values()) {
            Gauge.builder("ark.rollout.phase", () -> isAt(phase) ? 1 : 0)
                    .tag("phase", phase.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        Gauge.builder("ark.rollout.canary.weight", () -> slots.shares().canary())
                .description("The canary's share of the requests, in percent")
                .register(meters);
        FunctionCounter.builder("ark.rollout.transitions", engine, RolloutEngine::transitions)
                .register(meters);
        Gauge.builder(
                        "ark.rollout.announcements.waiting",
                        () -> records.outbox().waiting())
                .description("Transitions that the journal has not been told of")
                .register(meters);
    }

    private boolean isAt(Phase phase) {
        return engine.glance().map(glance -> glance.phase() == phase).orElse(false);
    }
}
