package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * Recorded decisions, the newest first, {@code GET /v1/decisions:recorded?before=SEQ&limit=N}. The next page is before the last of these; there
 * is none when this is empty.
 *
 * @param oldestSeq the first row that the journal still has: what was decided before it is in the archive
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RecordedDecisions(List<RecordedDecision> decisions, long oldestSeq) {
    /** The most that are told at once. */
    public static final int MOST = 64;

    public RecordedDecisions {
        decisions = List.copyOf(decisions);
    }
}
