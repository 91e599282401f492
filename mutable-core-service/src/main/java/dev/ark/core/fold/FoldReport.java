package dev.ark.core.fold;

import java.util.List;

/**
 * What came of a fold.
 *
 * @param applied how many rows were written, those without effect too
 * @param lastSeq the journal's last sequence after it
 * @param losses what could not be brought back; no row itself is ever left out
 */
public record FoldReport(long applied, long lastSeq, List<Loss> losses) {
    public FoldReport {
        losses = List.copyOf(losses);
    }

    /** What is lost of a row that is there. */
    public enum Kind {
        /** What it did to the tables: they are not what they were. */
        EFFECT,
        /** The text that a decision was made from, and what waited for a person by it. All else that it did is there. */
        BASIS
    }

    /**
     * What a row could not bring back.
     *
     * @param what a sentence about it
     */
    public record Loss(long seq, String type, Kind kind, String what) {
        /** It in words, beginning with the row's sequence. */
        public String sentence() {
            return seq + " (" + type + "): " + what;
        }
    }

    /** The losses in words. */
    public List<String> sentences() {
        return losses.stream().map(Loss::sentence).toList();
    }

    /** How many rows did not do again what they did. */
    public long lostEffects() {
        return losses.stream().filter(loss -> loss.kind() == Kind.EFFECT).count();
    }
}
