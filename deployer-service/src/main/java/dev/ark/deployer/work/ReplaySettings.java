package dev.ark.deployer.work;

import java.time.Duration;

/**
 * What the replay gate asks for.
 *
 * @param decisions how many of the latest are replayed
 * @param age none older than this is
 * @param mostChanged the share of those replayed whose outcome may change, 0 to 1
 */
public record ReplaySettings(int decisions, Duration age, double mostChanged) {}
