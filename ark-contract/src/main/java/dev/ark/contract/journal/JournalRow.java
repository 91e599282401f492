package dev.ark.contract.journal;

import java.time.Instant;

/**
 * One change, as one row of the journal.
 *
 * @param epoch grows when the journal is restored from a snapshot
 * @param seq gapless, from 1
 * @param body JSON text, exactly as hashed
 * @param prevHash hash of the row before; of the first row, {@link HashChain#GENESIS}
 * @param hash over every other field, see {@link HashChain}
 */
public record JournalRow(
        long epoch,
        long seq,
        String type,
        String body,
        Instant at,
        String deployment,
        String version,
        String prevHash,
        String hash) {}
