package dev.ark.deployer.work;

import dev.ark.contract.http.AdoptedRuleset;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.JournalHead;
import dev.ark.contract.http.RecordedDecisions;
import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.journal.JournalRow;
import java.util.List;
import java.util.Optional;

/**
 * The core of the stable slot, as far as rollouts need it. Each method blocks, and throws {@link UnreachableException} when it does not answer and
 * {@link WorkFailedException} when it refuses. Thread-safe.
 */
public interface StableCore {
    /**
     * Makes a snapshot of the state, which is verified when this returns.
     *
     * @return empty while another one is made
     */
    Optional<StateSnapshot> snapshot(String reason) throws WorkFailedException, InterruptedException;

    /** The snapshots that are kept, the newest first. */
    List<StateSnapshot> snapshots() throws WorkFailedException, InterruptedException;

    /** The halt state. */
    ControlState control() throws WorkFailedException, InterruptedException;

    /** What it found of its state file: {@code running}, {@code sound}, {@code unknown} or {@code damaged}. */
    String integrity() throws WorkFailedException, InterruptedException;

    JournalHead head() throws WorkFailedException, InterruptedException;

    /** What became of the latest restore; empty when there was none. */
    Optional<RestoreReport> latestRestore() throws WorkFailedException, InterruptedException;

    /** The rules that stable's verdicts were last used of. */
    AdoptedRuleset adoptedRules() throws WorkFailedException, InterruptedException;

    /** Lets rules of a lower revision decide again. */
    void lowerRules(long revision, String reason) throws WorkFailedException, InterruptedException;

    /** Recorded decisions before a sequence, the newest first. */
    RecordedDecisions recorded(long before) throws WorkFailedException, InterruptedException;

    /** What the overlay of further denials is not right in; empty when nothing is, or there is none. */
    Optional<String> overlayError() throws WorkFailedException, InterruptedException;

    /** Takes the rows of the journal one by one. */
    interface Rows {
        /**
         * The next row.
         *
         * @return whether more are wanted
         * @throws WorkFailedException when it is not as it must be
         */
        boolean accept(JournalRow row) throws WorkFailedException;
    }

    /** Hands out the rows after a sequence, in order, up to the last that there is now. */
    void rows(long after, Rows rows) throws WorkFailedException, InterruptedException;
}
