package dev.ark.core.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** The disk that the state is on: how much of it is free, and what is kept back for a halt. Thread-safe. */
public final class StateDisk {
    private static final Logger LOG = Logger.getLogger(StateDisk.class);

    private final Path directory;
    private final long leastFree;
    private final ReserveFile reserve;
    private volatile long free;
    private volatile boolean low;
    private volatile boolean spent;

    /**
     * Measures the disk, and takes the reserve where it can.
     *
     * @param database the state file
     * @param leastFree bytes at or below which the disk counts as nearly full
     * @param reserveSize bytes to keep back; 0 for none
     */
    public StateDisk(Path database, long leastFree, long reserveSize) {
        this.directory = database.toAbsolutePath().getParent();
        this.leastFree = leastFree;
        this.reserve = new ReserveFile(database.toAbsolutePath(), reserveSize);
        measure();
    }

    /** Whether so little is free that only what stops or judges is still written. */
    public boolean isLow() {
        return low;
    }

    /** Whether there is space kept back for a halt. */
    public boolean hasReserve() {
        return reserve.isThere();
    }

    /**
     * Whether what is kept back was given up, or could not be taken: from then on only what stops things is written, or the room for it would be used up by
     * anything else.
     */
    public boolean isSpent() {
        return spent;
    }

    /** Bytes that are free, the reserve not counted. */
    public long freeBytes() {
        return free;
    }

    /** Measures the disk, and takes the reserve again where there is room; to be called every second. What cannot be measured counts as full. */
    public void measure() {
        free = usable();
        reserve.make(free);
        spent = reserve.isWanted() && !reserve.isThere();
        boolean now = free <= leastFree;
        if (now != low) {
            low = now;
            if (now) {
                LOG.errorf(
                        "the disk of the state is nearly full: %d bytes are free, %d are wanted; nothing is approved, and agents' writes are refused",
                        free, leastFree);
            } else {
                LOG.infof("the disk of the state has room again: %d bytes are free", free);
            }
        }
    }

    /** Gives up what was kept back. */
    void releaseReserve() {
        reserve.release();
        spent = reserve.isWanted();
        free = usable();
    }

    private long usable() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            LOG.error("the free space of the state's disk cannot be told", e);
            return 0;
        }
    }
}
