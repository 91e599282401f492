package dev.ark.deployer.tripwire;

import dev.ark.deployer.tripwire.Quarantine.Attribution;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Quarantines by the watchdogs. One that stable caused says nothing about the canary, but the measurements around it are worth little:
 * the rollout waits for a person.
 *
 * @param within how far back a quarantine counts
 */
public record Quarantines(Duration within) {
    public static final Quarantines DEFAULT = new Quarantines(Duration.ofMinutes(10));

    /** The check. What is known to have happened counts even if the watchdog cannot be asked now. */
    public CheckRecord check(Instant at, List<Quarantine> quarantines, boolean watchdogReachable) {
        List<Quarantine> recent = quarantines.stream()
                .filter(quarantine -> !quarantine.at().isAfter(at))
                .filter(quarantine -> !quarantine.at().isBefore(at.minus(within)))
                .toList();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("canary", count(recent, Attribution.CANARY));
        counts.put("nobody", count(recent, Attribution.NOBODY));
        counts.put("stable", count(recent, Attribution.STABLE));
        List<Quarantine> against = recent.stream()
                .filter(quarantine -> quarantine.attribution() != Attribution.STABLE)
                .toList();
        boolean pause = against.size() < recent.size();
        Verdict verdict = verdict(against, watchdogReachable);
        return new CheckRecord(
                Tripwire.QUARANTINES,
                at,
                verdict,
                pause,
                counts,
                List.of(new Evidence("quarantines not of stable", against.size(), 1)),
                why(verdict, against, pause));
    }

    private static Verdict verdict(List<Quarantine> against, boolean watchdogReachable) {
        if (!against.isEmpty()) {
            return Verdict.FAIL;
        }
        return watchdogReachable ? Verdict.PASS : Verdict.NO_DATA;
    }

    private String why(Verdict verdict, List<Quarantine> against, boolean pause) {
        String stable = pause ? ", and stable quarantined somebody" : "";
        return switch (verdict) {
            case FAIL -> {
                Quarantine first = against.getFirst();
                yield against.size() + " within " + within.toMinutes() + " minutes, the first of " + first.agent()
                        + " at " + first.at() + stable;
            }
            case NO_DATA -> "the watchdog cannot be reached" + stable;
            case PASS, INCONCLUSIVE -> "none within " + within.toMinutes() + " minutes" + stable;
        };
    }

    private static long count(List<Quarantine> quarantines, Attribution attribution) {
        return quarantines.stream()
                .filter(quarantine -> quarantine.attribution() == attribution)
                .count();
    }
}
