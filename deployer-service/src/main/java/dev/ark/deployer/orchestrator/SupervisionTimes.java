package dev.ark.deployer.orchestrator;

import java.time.Duration;

/**
 * When a process is looked after.
 *
 * @param untilReady time between two questions while a process is not ready
 * @param onceReady time between two questions while it is
 * @param hungAfter how long one that was ready may answer nothing at all before it is started again
 * @param drain how long one that is replaced may take to end
 */
public record SupervisionTimes(
        BackOff backOff, Duration untilReady, Duration onceReady, Duration hungAfter, Duration drain) {}
