package dev.ark.contract.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rollout or a rollback in a list.
 *
 * @param version that was rolled out, or that was taken back
 * @param stable the version that serves if that fails
 * @param kind {@code rollout} or {@code rollback}
 * @param phase where it is: {@code ramp}, {@code rolled_back}, …
 * @param step within the phase
 * @param canaryWeight the canary's share as the router has it now, in percent
 * @param verdict of the tripwires' last check; null before the first
 * @param why why it is where it is, in a sentence: of a failed one, which tripwire, which numbers, since when
 * @param over whether nothing follows
 */
public record RolloutSummary(
        String id,
        String version,
        String stable,
        String kind,
        String phase,
        int step,
        int canaryWeight,
        @Nullable String verdict,
        String why,
        boolean over,
        String begunBy,
        Instant begunAt,
        @Nullable Instant endedAt) {}
