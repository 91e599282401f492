package dev.ark.deployer.observation.live;

import dev.ark.deployer.tripwire.CheckRecord;
import dev.ark.deployer.tripwire.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The last check of the tripwires of the rollout that is under way. Thread-safe. */
final class TripwireMetrics {
    private final MultiGauge verdicts;
    private final MultiGauge failed;
    private final MultiGauge evidence;
    private final MultiGauge limits;
    private boolean told;

    TripwireMetrics(MeterRegistry meters) {
        verdicts = MultiGauge.builder("ark.tripwire.verdict")
                .description("1 for the verdict of the last check of a tripwire")
                .register(meters);
        failed = MultiGauge.builder("ark.tripwire.failed")
                .description("1 for a tripwire whose last check failed")
                .register(meters);
        evidence = MultiGauge.builder("ark.tripwire.evidence")
                .description("figures that the last check of a tripwire rests on")
                .register(meters);
        limits = MultiGauge.builder("ark.tripwire.evidence.limit")
                .description("what the figure of the same labels is held against")
                .register(meters);
    }

    synchronized void checked(List<CheckRecord> checks) {
        List<Row<?>> verdictRows = new ArrayList<>();
        List<Row<?>> failedRows = new ArrayList<>();
        List<Row<?>> evidenceRows = new ArrayList<>();
        List<Row<?>> limitRows = new ArrayList<>();
        for (CheckRecord check : checks) {
            Tags of = Tags.of("tripwire", check.tripwire().name().toLowerCase(Locale.ROOT));
            failedRows.add(Row.of(of, check.verdict() == Verdict.FAIL ? 1 : 0));
            for (Verdict verdict : Verdict.values()) {
                Tags tags = of.and("verdict", verdict.name().toLowerCase(Locale.ROOT));
                verdictRows.add(Row.of(tags, check.verdict() == verdict ? 1 : 0));
            }
            check.evidence().forEach(one -> {
                Tags tags = of.and("figure", one.name());
                evidenceRows.add(Row.of(tags, one.value()));
                limitRows.add(Row.of(tags, one.limit()));
            });
        }
        verdicts.register(verdictRows, true);
        failed.register(failedRows, true);
        evidence.register(evidenceRows, true);
        limits.register(limitRows, true);
        told = !checks.isEmpty();
    }

    /** Without a rollout nothing is told: what failed in the last one is over. */
    synchronized void over() {
        if (told) {
            checked(List.of());
        }
    }
}
