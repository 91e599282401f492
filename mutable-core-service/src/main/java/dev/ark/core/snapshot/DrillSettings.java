package dev.ark.core.snapshot;

import dev.ark.core.retention.ArchiveDirectory;
import java.time.Clock;
import java.time.Duration;

/**
 * What a drill is told of its surroundings.
 *
 * @param archive the oldest rows, if they were archived
 * @param room that its copies leave
 * @param decisionKeys how long the idempotency key of a decision is remembered
 * @param limit how long it may read the state
 */
record DrillSettings(ArchiveDirectory archive, DiskRoom room, Duration decisionKeys, Duration limit, Clock clock) {}
