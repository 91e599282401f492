package dev.ark.deployer.work;

import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.RestoreReport.LostRows;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether every row that was acknowledged before a restore is there after it, or listed as lost. A row's hash covers all before it: where it is the
 * same in the old and in the new journal, so are all up to it.
 *
 * @param before last row of the old journal
 * @param old hash in it of the last row that was replayed
 * @param restored hash of the same row in the new journal
 * @param after last row of the new journal
 */
record RestoreProof(
        RestoreReport report, OptionalLong before, Optional<String> old, Optional<String> restored, long after) {
    /**
     * Says what is proven.
     *
     * @throws WorkFailedException when rows are missing that nobody lists
     */
    String sentence() throws WorkFailedException {
        long last = report.replayedTo();
        if (after < last) {
            throw new WorkFailedException("the restored journal ends at row " + after
                    + ", though it is told that rows up to " + last + " were replayed");
        }
        if (old.isPresent() && restored.isPresent() && !old.equals(restored)) {
            throw new WorkFailedException("row " + last + " of the restored journal is another than before");
        }
        requireListed(last);
        return compared(last) + "; "
                + (before.isPresent()
                        ? "the journal ended at row " + before.getAsLong() + " before, so that every row is "
                                + (report.lost() == null ? "present" : "present or listed")
                        : "where the old journal ended could not be read");
    }

    private void requireListed(long last) throws WorkFailedException {
        LostRows lost = report.lost();
        long accounted = lost == null ? last : lost.to();
        boolean gap = lost != null && lost.from() != last + 1;
        if (gap || (before.isPresent() && before.getAsLong() > accounted)) {
            throw new WorkFailedException(
                    "rows after " + last + " are neither restored nor listed: the old journal ended at "
                            + (before.isPresent() ? "row " + before.getAsLong() : "an unknown row"));
        }
    }

    private String compared(long last) {
        return old.isPresent() && restored.isPresent()
                ? "row " + last + " has the same hash before and after, and with it all before it"
                : "row " + last + " could not be compared with the old journal's";
    }
}
