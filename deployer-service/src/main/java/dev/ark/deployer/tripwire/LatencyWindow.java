package dev.ark.deployer.tripwire;

import java.time.Duration;

/**
 * The requests between two samples.
 *
 * @param slow events are requests that took more than 400 ms, exposure is all requests
 * @param canaryP95 of the canary's requests; zero if there were none
 */
public record LatencyWindow(Window slow, Duration canaryP95) {}
