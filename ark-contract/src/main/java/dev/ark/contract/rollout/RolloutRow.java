package dev.ark.contract.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a rollout at a place.
 *
 * @param part of a step that has parts
 * @param intent what was to hold or to be done, with its type
 * @param due from when on it may end, for what has a fixed length
 * @param latest when it has failed if it did not end
 * @param cause {@code progress}, {@code command}, {@code forced}, {@code tripwire}, {@code failure}, {@code undecided} or {@code halt}
 * @param why a sentence
 * @param progress what its work told last; null when it has none
 * @param asIntended null while it is open
 * @param observed what was seen when it ended
 */
public record RolloutRow(
        long number,
        String phase,
        int step,
        int part,
        JsonNode intent,
        Instant openedAt,
        Instant due,
        Instant latest,
        long fence,
        String cause,
        String why,
        @Nullable String progress,
        @Nullable Boolean asIntended,
        @Nullable String observed,
        @Nullable Instant doneAt) {}
