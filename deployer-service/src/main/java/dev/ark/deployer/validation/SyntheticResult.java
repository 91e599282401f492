package dev.ark.deployer.validation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a synthetic run ended.
 *
 * @param checks all that it was held against, in order; one that has failed when it could not be judged, which tells why
 * @param measures absent when it could not be judged
 */
public record SyntheticResult(List<Check> checks, @Nullable Measures measures) {
    public SyntheticResult {
        checks = List.copyOf(checks);
    }

    /** Of a run that could not be judged. */
    public static SyntheticResult unjudged(String why) {
        return new SyntheticResult(List.of(new Check("judged", false, why)), null);
    }

    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }

    /** One thing that a run was held against, and what was found. */
    public record Check(String name, boolean passed, String detail) {}

    /**
     * What was counted and measured.
     *
     * @param throughput good trades decided within the schedule, a second
     * @param errors shots of which a step failed
     * @param quarantines of the run's agent
     * @param violationsDenied of those injected, how many were denied as they must be
     * @param wronglyDenied good trades that were decided, and not approved with a full score
     * @param brokenTraces shots whose trace the journal's events do not tell of exactly once
     * @param p50Millis latency of the decisions, in milliseconds
     */
    public record Measures(
            int proposals,
            BigDecimal throughput,
            int errors,
            int quarantines,
            int violationsInjected,
            int violationsDenied,
            int wronglyDenied,
            int brokenTraces,
            BigDecimal p50Millis,
            BigDecimal p95Millis,
            BigDecimal maxMillis) {}
}
