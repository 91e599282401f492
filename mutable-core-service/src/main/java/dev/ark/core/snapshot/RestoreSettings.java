package dev.ark.core.snapshot;

import dev.ark.contract.journal.CheckpointCopies;
import java.time.Clock;

/**
 * What a restore is told of its surroundings.
 *
 * @param checkpoints the copies outside the database
 * @param deployment the slot that carries it out
 * @param version the slot's
 */
public record RestoreSettings(CheckpointCopies checkpoints, Clock clock, String deployment, String version) {}
