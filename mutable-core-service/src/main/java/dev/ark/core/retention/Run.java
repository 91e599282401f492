package dev.ark.core.retention;

import dev.ark.contract.journal.SegmentHeader;
import dev.ark.contract.journal.SegmentName;

/**
 * Rows of the journal that are to become a segment.
 *
 * @param header of the segment
 * @param checkpoint size of the checkpoint in it
 */
record Run(SegmentHeader header, long checkpoint) {
    String file() {
        return new SegmentName(header.from(), header.to()).toString();
    }
}
