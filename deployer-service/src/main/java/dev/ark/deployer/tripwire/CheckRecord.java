package dev.ark.deployer.tripwire;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One check of one tripwire, as it is kept and shown.
 *
 * @param at when it was made
 * @param pause whether the rollout is to wait for a person, whatever the verdict
 * @param counts what was counted, in the order in which it is read
 * @param why one sentence with the numbers, and since when if it fails
 */
public record CheckRecord(
        Tripwire tripwire,
        Instant at,
        Verdict verdict,
        boolean pause,
        Map<String, Long> counts,
        List<Evidence> evidence,
        String why) {
    public CheckRecord {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        evidence = List.copyOf(evidence);
    }

    CheckRecord(
            Tripwire tripwire,
            Instant at,
            Verdict verdict,
            Map<String, Long> counts,
            List<Evidence> evidence,
            String why) {
        this(tripwire, at, verdict, false, counts, evidence, why);
    }
}
