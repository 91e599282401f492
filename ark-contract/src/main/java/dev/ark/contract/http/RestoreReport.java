package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request to restore a snapshot.
 *
 * @param refusal why nothing was changed; absent when the snapshot was restored, and then all that follows is of the restored state
 * @param snapshotSeq the last row of the snapshot
 * @param replayedTo the last row that was replayed on it; the snapshot's own when there was none
 * @param signedTo the last of these rows that a signed checkpoint covers
 * @param epoch of the journal since
 * @param lost the rows of the old journal after these, when there are any
 * @param losses what the replayed rows could not bring back
 * @param replaced directory with the old files
 * @param checkpointsMoved whether the checkpoints outside the database were put there too, because they are of rows that are lost
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RestoreReport(
        RestoreRequest request,
        @Nullable String refusal,
        long snapshotSeq,
        long replayedTo,
        long signedTo,
        long epoch,
        @Nullable LostRows lost,
        List<String> losses,
        String replaced,
        boolean checkpointsMoved,
        Instant at) {
    public RestoreReport {
        losses = List.copyOf(losses);
    }

    /**
     * A request that changed nothing.
     *
     * @param epoch of the report before; 0 when there was none
     */
    public static RestoreReport refused(RestoreRequest request, String refusal, long epoch, Instant at) {
        return new RestoreReport(request, refusal, 0, 0, 0, epoch, null, List.of(), "", false, at);
    }

    /**
     * Rows that are not in the restored journal.
     *
     * @param from the first
     * @param to the last that anything tells of
     * @param unreadable how many of them could not even be read
     * @param reason why the first could not be used; those after it follow from it
     * @param file every one of them, as far as it can be read, one JSON object a line
     */
    public record LostRows(long from, long to, long unreadable, String reason, String file) {}
}
