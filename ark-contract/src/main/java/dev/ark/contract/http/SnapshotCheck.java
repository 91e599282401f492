package dev.ark.contract.http;

import java.time.Instant;
import java.util.List;

/**
 * What was found when a snapshot's file was read again.
 *
 * @param intact whether it is what it was when it was made
 * @param flaws what is wrong with it, in the order in which it was found
 * @param sha256 of the file as it is; empty when it is not there
 * @param rows of its journal that follow the chain
 * @param signed the last row that its newest checkpoint covers; 0 when nothing was signed
 */
public record SnapshotCheck(
        String id, boolean intact, List<String> flaws, String sha256, long rows, long signed, Instant at) {
    public SnapshotCheck {
        flaws = List.copyOf(flaws);
    }
}
