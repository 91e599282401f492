package dev.ark.core.decision;

import dev.ark.contract.decision.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts decisions, each once, and how long their agents waited. */
@Singleton
final class DecisionMetrics {
    private final Timer duration;
    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);

    DecisionMetrics(MeterRegistry meters) {
        this.duration = Timer.builder("ark.decision.duration")
                .description("from the proposal's arrival to its durable answer")
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(120),
                        Duration.ofMillis(250),
                        Duration.ofMillis(400),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(meters);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(
                    outcome,
                    meters.counter("ark.decisions", "outcome", outcome.name().toLowerCase(Locale.ROOT)));
        }
    }

    void answered(Answered answered) {
        duration.record(answered.nanos(), TimeUnit.NANOSECONDS);
        outcomes.get(answered.decision().outcome()).increment();
    }
}
