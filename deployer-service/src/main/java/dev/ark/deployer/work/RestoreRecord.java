package dev.ark.deployer.work;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.http.RestoreReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A restore that a rollback made, {@code GET /v1/rollouts/{id}/restore}.
 *
 * @param row that asked for it
 * @param request id of the request to the core
 * @param before last row of the journal before; null when it could not be read
 * @param report what the core says of it; null while it is under way
 * @param proof what shows that nothing is missing without being listed; empty while it is under way
 * @param lost the rows that are lost, the first {@value #MOST_LISTED} of them; the report names the file with all
 */
public record RestoreRecord(
        String rollout,
        long row,
        String request,
        String snapshot,
        @Nullable Long before,
        @Nullable RestoreReport report,
        String proof,
        List<JsonNode> lost) {
    /** Lost rows that are listed here. */
    public static final int MOST_LISTED = 10_000;

    public RestoreRecord {
        lost = List.copyOf(lost);
    }
}
