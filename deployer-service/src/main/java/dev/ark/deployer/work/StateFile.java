package dev.ark.deployer.work;

import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.http.StateSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The file with all durable state, looked at from outside the core, and what lies beside it. Thread-safe. */
public interface StateFile {
    /** Which programs can use it. */
    SchemaRange schema() throws WorkFailedException;

    /** Bytes of the database with its log. */
    long bytes() throws WorkFailedException;

    /** What is free where the database lies, where snapshots lie, and where else copies are put: bytes, by directory. */
    List<Room> rooms() throws WorkFailedException;

    /**
     * A directory and what is free there.
     *
     * @param bytes that are free
     */
    record Room(String directory, long bytes) {}

    /** Copies the write-ahead log into the database without holding anybody up. */
    Checkpoint checkpoint() throws WorkFailedException;

    /**
     * What SQLite says of a checkpoint.
     *
     * @param busy whether somebody kept it from being completed
     * @param pages in the log
     * @param copied of them
     */
    record Checkpoint(boolean busy, long pages, long copied) {
        boolean isComplete() {
            return !busy && pages == copied;
        }
    }

    /**
     * Copies the database without the core.
     *
     * @param name of the copy
     * @throws WorkFailedException when there is no copy
     */
    Copied copy(String name) throws WorkFailedException;

    /**
     * A copy.
     *
     * @param file empty when there was nothing to copy
     * @param flaw what is wrong with it; empty when it is whole and its journal follows the chain
     */
    record Copied(String file, Optional<String> flaw) {}

    /** The last row of the journal; empty when it cannot be read. */
    OptionalLong lastRow();

    /** The hash of a row of the journal; empty when it cannot be read. */
    Optional<String> hash(long seq);

    /** The same of a database that was put aside. */
    Optional<String> hashAside(String directory, long seq);

    /** The snapshots that lie in their directory, the newest state first. */
    List<StateSnapshot> snapshots() throws WorkFailedException;

    /** Leaves the request that the next core to start carries out. */
    void askForRestore(RestoreRequest request) throws WorkFailedException;

    /** The request that is waiting. */
    Optional<RestoreRequest> askedRestore() throws WorkFailedException;

    /** What became of the latest restore. */
    Optional<RestoreReport> restoreReport() throws WorkFailedException;

    /** Rows that a restore could not bring back, as JSON, as many as are wanted. */
    List<String> lostRows(RestoreReport report, int most) throws WorkFailedException;
}
