package dev.ark.core.snapshot;

import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.core.retention.ArchiveDirectory;
import java.time.Clock;

/**
 * What a restore is told of its surroundings.
 *
 * @param checkpoints the copies outside the database
 * @param archive the oldest rows, if they were archived
 * @param deployment the slot that carries it out
 * @param version the slot's
 */
public record RestoreSettings(
        CheckpointCopies checkpoints, ArchiveDirectory archive, Clock clock, String deployment, String version) {}
