package dev.ark.graveyard.http;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.evaluation.EvaluationProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts and times evaluations. Thread-safe. */
@Singleton
public final class EvaluationMetrics implements EvaluationProbe {
    /** 120 and 150 ms are the SLO's bounds, 400 ms that of the whole decision. */
    private static final Duration[] BOUNDS = {
        Duration.ofNanos(10_000),
        Duration.ofNanos(100_000),
        Duration.ofMillis(1),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(120),
        Duration.ofMillis(150),
        Duration.ofMillis(400)
    };

    private final MeterRegistry meters;
    private final Timer durations;
    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Counter> denials = new ConcurrentHashMap<>();

    EvaluationMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.durations = Timer.builder("ark.hrm.evaluation.duration")
                .description("time that the evaluator took for one proposal")
                .serviceLevelObjectives(BOUNDS)
                .register(meters);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(
                    outcome,
                    counter("ark.hrm.evaluations", "outcome", outcome.name().toLowerCase(Locale.ROOT)));
        }
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void evaluated(Verdict verdict, Duration taken) {
        durations.record(taken);
        outcomes.get(verdict.outcome()).increment();
        for (Violation violation : verdict.violations()) {
            if (violation.effect().denies()) {
                denials.computeIfAbsent(violation.rule(), rule -> counter("ark.hrm.denials", "rule", rule))
                        .increment();
            }
        }
    }

    private Counter counter(String name, String tag, String value) {
        return Counter.builder(name).tag(tag, value).register(meters);
    }
}
