package dev.ark.deployer.orchestrator;

import java.time.Clock;

/**
 * What processes are supervised with.
 *
 * @param onExit called on any thread when a process has ended, so that a turn can follow at once
 */
public record Means(Processes processes, Probes probes, SupervisionTimes times, Clock clock, Runnable onExit) {}
