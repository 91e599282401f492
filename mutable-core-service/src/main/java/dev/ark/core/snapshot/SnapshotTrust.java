package dev.ark.core.snapshot;

import dev.ark.contract.journal.VerifierKey;

/**
 * What a restore and its rehearsal rest on.
 *
 * @param key that the journal is signed with
 * @param replay makes the tables follow the journal's rows
 */
public record SnapshotTrust(VerifierKey key, TailReplay replay) {}
