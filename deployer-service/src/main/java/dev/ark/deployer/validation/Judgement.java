package dev.ark.deployer.validation;

import dev.ark.contract.decision.Outcome;
import dev.ark.deployer.validation.Sample.Decided;
import dev.ark.deployer.validation.Sample.Failed;
import dev.ark.deployer.validation.SyntheticResult.Check;
import dev.ark.deployer.validation.SyntheticResult.Measures;
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
        List<String> failures = failures(samples);
        List<String> brokenTraces = ledger.broken();
        int quarantines = Math.max(ledger.quarantines(), quarantinedAtEnd ? 1 : 0);
        Measures found = measure(plan, samples, failures.size(), quarantines, brokenTraces.size());
        boolean inTime = decidedInTime(plan, samples) >= plan.goodTrades();
        boolean quick = found.p95Millis().compareTo(millis(LATENCY_OBJECTIVE)) <= 0;
        boolean denied = found.violationsDenied() == plan.violations();
        return new SyntheticResult(
                List.of(
                        new Check("throughput", inTime, found.throughput() + "/s of " + plan.hz() + "/s"),
                        new Check("errors", failures.isEmpty(), counted(failures)),
                        new Check("quarantines", quarantines == 0, Integer.toString(quarantines)),
                        new Check("violations denied", denied, found.violationsDenied() + " of " + plan.violations()),
                        new Check(
                                "nothing else denied",
                                found.wronglyDenied() == 0,
                                found.wronglyDenied() + " not approved with score 1"),
                        new Check("traces continuous", brokenTraces.isEmpty(), counted(brokenTraces) + " broken"),
                        new Check("latency", quick, "P95 " + found.p95Millis() + " ms of 400 ms")),
                found);
    }

    private static Measures measure(
            SyntheticPlan plan, List<Sample> samples, int errors, int quarantines, int brokenTraces) {
        Percentiles latencies = new Percentiles(
                samples.stream().filter(Sample::wasDecided).map(Sample::latency).toList());
        return new Measures(
                samples.size(),
                BigDecimal.valueOf(decidedInTime(plan, samples))
                        .divide(BigDecimal.valueOf(plan.duration().toSeconds()), 3, RoundingMode.HALF_UP),
                errors,
                quarantines,
                plan.violations(),
                count(samples, Shot.Kind.VIOLATION, Judgement::isDeniedAsItMust),
                count(samples, Shot.Kind.GOOD, decided -> !isApprovedAsItMust(decided)),
                brokenTraces,
                millis(latencies.at(50)),
                millis(latencies.at(95)),
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

    /** How many there are, and the first few. */
    private static String counted(List<String> texts) {
        return texts.isEmpty()
                ? "0"
                : texts.size() + ", such as " + String.join("; ", texts.subList(0, Math.min(SHOWN, texts.size())));
    }

    private static BigDecimal millis(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos()).divide(BigDecimal.valueOf(1_000_000), 3, RoundingMode.HALF_UP);
    }
}
