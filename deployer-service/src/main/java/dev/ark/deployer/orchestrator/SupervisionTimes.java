package dev.ark.deployer.orchestrator;

import java.time.Duration;

/**
 * When a process is looked after.
 *
 * @param untilReady time between two questions while a process is not ready
 * @param onceReady time between two questions while it is
 */
public record SupervisionTimes(BackOff backOff, Duration untilReady, Duration onceReady) {}
