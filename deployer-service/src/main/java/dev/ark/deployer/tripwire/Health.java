package dev.ark.deployer.tripwire;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the canary becomes ready and stays so.
 *
 * @param readyWithin how long it may take after its start
 * @param failures how many failed probes in a row are too many, once it was ready
 */
public record Health(Duration readyWithin, int failures) {
    public static final Health DEFAULT = new Health(Duration.ofSeconds(60), 3);

    /**
     * The check.
     *
     * @param startedAt when the canary was started
     * @param probes since then, in order of time
     */
    public CheckRecord check(Instant at, Instant startedAt, List<Probe> probes) {
        Instant readyAt = null;
        Instant failedAt = null;
        int row = 0;
        int longest = 0;
        for (Probe probe : probes) {
            if (probe.ready() && readyAt == null) {
                readyAt = probe.at();
            }
            row = probe.ready() || readyAt == null ? 0 : row + 1;
            longest = Math.max(longest, row);
            if (failedAt == null && row >= failures) {
                failedAt = probe.at();
            }
        }
        Found found = new Found(readyAt, failedAt, row);
        Instant latest = startedAt.plus(readyWithin);
        Verdict verdict = verdict(at, latest, found);
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("probes", (long) probes.size());
        counts.put("ready", probes.stream().filter(Probe::ready).count());
        counts.put("failed_in_a_row", (long) longest);
        return new CheckRecord(
                Tripwire.HEALTH,
                at,
                verdict,
                counts,
                List.of(new Evidence("failed in a row", longest, failures)),
                why(verdict, latest, found));
    }

    private static Verdict verdict(Instant at, Instant latest, Found found) {
        boolean late =
                found.readyAt() == null ? at.isAfter(latest) : found.readyAt().isAfter(latest);
        if (late || found.failedAt() != null) {
            return Verdict.FAIL;
        }
        if (found.readyAt() == null) {
            return Verdict.NO_DATA;
        }
        return found.row() == 0 ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }

    private String why(Verdict verdict, Instant latest, Found found) {
        if (found.failedAt() != null) {
            return failures + " failed probes in a row, the last of them at " + found.failedAt();
        }
        return switch (verdict) {
            case FAIL -> "not ready within " + readyWithin.toSeconds() + " s, at " + latest;
            case NO_DATA -> "not ready yet, which it has to be by " + latest;
            case PASS -> "ready since " + found.readyAt();
            case INCONCLUSIVE -> "the last " + found.row() + " probes failed";
        };
    }

    /**
     * What the probes show.
     *
     * @param row failed probes at their end
     */
    private record Found(
            @Nullable Instant readyAt, @Nullable Instant failedAt, int row) {}
}
