package dev.ark.watchdog.agent;

import java.time.Instant;

/**
 * One piece of work that an agent reported.
 *
 * @param latencyMs how long it took, in milliseconds
 */
public record Work(Instant at, boolean failed, int latencyMs) {}
