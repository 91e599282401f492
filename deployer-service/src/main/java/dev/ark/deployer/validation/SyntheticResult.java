package dev.ark.deployer.validation;

import java.math.BigDecimal;
import java.util.List;

/**
 * How a synthetic run ended.
 *
 * @param reasons everything that kept it from passing; empty when it passed
 * @param throughput good trades decided within the schedule, a second
 * @param errors shots of which a step failed
 * @param quarantines of the run's agent
 * @param violationsDenied of those injected, how many were denied as they must be
 * @param wronglyDenied good trades that were not approved with a full score
 * @param brokenTraces shots whose trace the journal's events do not tell of exactly once
 * @param p50Millis latency of the decisions, in milliseconds
 */
public record SyntheticResult(
        boolean passed,
        List<String> reasons,
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
        BigDecimal maxMillis) {
    public SyntheticResult {
        reasons = List.copyOf(reasons);
    }
}
