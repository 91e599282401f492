package dev.ark.cli.journal;

import dev.ark.contract.journal.HashChain;
import java.util.List;

/**
 * What a database says of its archive.
 *
 * @param seq the last row that is in the archive alone; 0 when none is
 * @param hash of that row
 * @param epoch of that row
 * @param segments oldest first
 */
record ArchivedUpTo(long seq, String hash, long epoch, List<Segment> segments) {
    static final ArchivedUpTo NOTHING = new ArchivedUpTo(0, HashChain.GENESIS, 0, List.of());

    /** A run of rows in a file. */
    record Segment(long from, long to, String file, String sha256, String lastHash) {}
}
