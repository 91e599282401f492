package dev.ark.watchdog.rate;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was decided within an hour. Immutable.
 *
 * @param decided decisions
 * @param approved those of them that were approved at once
 * @param denials by rule, how many of them it denied
 */
record Hour(long decided, long approved, Map<String, Long> denials) {
    static final Hour EMPTY = new Hour(0, 0, Map.of());

    Hour {
        denials = denials == null ? Map.of() : Map.copyOf(denials);
    }

    /** This hour with one more decision. */
    Hour plus(boolean approval, Set<String> deniedBy) {
        Map<String, Long> sum = new TreeMap<>(denials);
        deniedBy.forEach(rule -> sum.merge(rule, 1L, Long::sum));
        return new Hour(decided + 1, approved + (approval ? 1 : 0), sum);
    }

    double approvalRate() {
        return (double) approved / decided;
    }

    double denialRate(String rule) {
        return (double) denials.getOrDefault(rule, 0L) / decided;
    }
}
