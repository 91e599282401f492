package dev.ark.core.fold;

import java.util.List;

/**
 * What came of a fold.
 *
 * @param applied how many rows were written, those without effect too
 * @param lastSeq the journal's last sequence after it
 * @param losses what could not be brought back, a sentence each, beginning with the row's sequence; no row itself is ever left out
 */
public record FoldReport(long applied, long lastSeq, List<String> losses) {
    public FoldReport {
        losses = List.copyOf(losses);
    }
}
