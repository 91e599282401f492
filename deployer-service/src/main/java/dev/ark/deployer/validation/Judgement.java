package dev.ark.deployer.validation;

import dev.ark.contract.decision.Outcome;
import dev.ark.deployer.validation.Sample.Decided;
import dev.ark.deployer.validation.Sample.Failed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a synthetic run passed. It passes when the good trades were decided at the rate within the schedule, no step failed, nobody was
 * quarantined, every injected violation was denied and nothing else, every trace is in the journal's events exactly once, and the 95th
 * percentile of the decisions' latency is within the objective.
 */
public final class Judgement {
    /** The objective for the 95th percentile; a decision may come so much after the schedule's end. */
    static final Duration LATENCY_OBJECTIVE = Duration.ofMillis(400);

    private static final int LEAST_VIOLATIONS = 3;
    private static final BigDecimal SCORE_BELOW = new BigDecimal("0.5");
    private static final int SHOWN = 3;

    private Judgement() {}

    /** The result of a run whose agent is known to be quarantined or not at its end. */
    public static SyntheticResult of(
            SyntheticPlan plan, List<Sample> samples, TraceLedger ledger, boolean quarantinedAtEnd) {
        Percentiles latencies = new Percentiles(
                samples.stream().filter(Sample::wasDecided).map(Sample::latency).toList());
        List<String> failures = failures(samples);
        int quarantines = Math.max(ledger.quarantines(), quarantinedAtEnd ? 1 : 0);
        long inTime = decidedInTime(plan, samples);
        BigDecimal throughput = BigDecimal.valueOf(inTime)
                .divide(BigDecimal.valueOf(plan.duration().toSeconds()), 3, RoundingMode.HALF_UP);
        int denied = count(samples, Shot.Kind.VIOLATION, Judgement::isDeniedAsItMust);
        int wronglyDenied = count(samples, Shot.Kind.GOOD, decided -> !isApprovedAsItMust(decided));

        List<String> reasons = new ArrayList<>();
        check(reasons, inTime >= plan.goodTrades(), "throughput " + throughput + "/s is below " + plan.hz());
        check(reasons, failures.isEmpty(), failures.size() + " errors, such as " + first(failures));
        check(reasons, quarantines == 0, quarantines + " quarantines");
        check(reasons, denied == plan.violations(), denied + " of " + plan.violations() + " violations denied");
        check(reasons, wronglyDenied == 0, wronglyDenied + " good trades not approved with score 1");
        check(reasons, ledger.broken().isEmpty(), "broken traces: " + first(ledger.broken()));
        Duration p95 = latencies.at(95);
        check(reasons, p95.compareTo(LATENCY_OBJECTIVE) <= 0, "P95 " + millis(p95) + " ms is above the objective");
        return new SyntheticResult(
                reasons.isEmpty(),
                reasons,
                samples.size(),
                throughput,
                failures.size(),
                quarantines,
                plan.violations(),
                denied,
                wronglyDenied,
                ledger.broken().size(),
                millis(latencies.at(50)),
                millis(p95),
                millis(latencies.at(100)));
    }

    private interface Condition {
        boolean holds(Decided decided);
    }

    private static boolean isApprovedAsItMust(Decided decided) {
        return decided.outcome() == Outcome.APPROVED && decided.score().compareTo(BigDecimal.ONE) == 0;
    }

    private static boolean isDeniedAsItMust(Decided decided) {
        return decided.outcome() == Outcome.DENIED
                && decided.violations() >= LEAST_VIOLATIONS
                && decided.score().compareTo(SCORE_BELOW) < 0;
    }

    private static int count(List<Sample> samples, Shot.Kind kind, Condition condition) {
        return Math.toIntExact(samples.stream()
                .filter(sample -> sample.shot().kind() == kind)
                .filter(sample -> sample.ending() instanceof Decided decided && condition.holds(decided))
                .count());
    }

    private static long decidedInTime(SyntheticPlan plan, List<Sample> samples) {
        Duration latest = plan.duration().plus(LATENCY_OBJECTIVE);
        return samples.stream()
                .filter(sample -> sample.shot().kind() == Shot.Kind.GOOD)
                .filter(Sample::wasDecided)
                .filter(sample -> sample.decidedAt().compareTo(latest) <= 0)
                .count();
    }

    private static List<String> failures(List<Sample> samples) {
        List<String> failures = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample.ending() instanceof Failed failed) {
                failures.add(failed.step() + ": " + failed.detail());
            }
        }
        return failures;
    }

    private static void check(List<String> reasons, boolean holds, String otherwise) {
        if (!holds) {
            reasons.add(otherwise);
        }
    }

    private static String first(List<String> texts) {
        return String.join("; ", texts.subList(0, Math.min(SHOWN, texts.size())));
    }

    private static BigDecimal millis(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos()).divide(BigDecimal.valueOf(1_000_000), 3, RoundingMode.HALF_UP);
    }
}
