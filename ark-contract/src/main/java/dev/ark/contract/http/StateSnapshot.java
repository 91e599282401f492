package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the whole state that was verified when it was made.
 *
 * @param seq of the last row in its journal; the row that tells of the snapshot comes later
 * @param headHash of that row
 * @param sha256 of the file, 64 hexadecimal digits
 * @param schema version of the database's tables
 * @param verified whether it was found whole when it was last looked at
 * @param verifiedAt when that was
 * @param flaw what was wrong with it then, when something was
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StateSnapshot(
        String id,
        Instant at,
        long epoch,
        long seq,
        String headHash,
        String sha256,
        long bytes,
        int schema,
        String reason,
        String actor,
        long durationMillis,
        boolean verified,
        Instant verifiedAt,
        @Nullable String flaw) {

    /** The same snapshot as it was found at a later look. */
    public StateSnapshot found(Instant when, @Nullable String newFlaw) {
        return new StateSnapshot(
                id,
                at,
                epoch,
                seq,
                headHash,
                sha256,
                bytes,
                schema,
                reason,
                actor,
                durationMillis,
                newFlaw == null,
                when,
                newFlaw);
    }
}
