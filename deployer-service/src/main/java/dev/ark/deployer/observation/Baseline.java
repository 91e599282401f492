package dev.ark.deployer.observation;

import java.time.Duration;

/**
 * What the stable slot did lately.
 *
 * @param covered the time that samples were taken over, without gaps
 * @param requests answered in it
 * @param evaluations of proposals in it
 * @param denials in it, as the tripwires count them
 * @param slow requests in it that took more than 400 ms
 */
public record Baseline(Duration covered, long requests, long evaluations, long denials, long slow) {}
