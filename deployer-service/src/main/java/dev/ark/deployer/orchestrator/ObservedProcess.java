package dev.ark.deployer.orchestrator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A process as it was last seen.
 *
 * @param pid present while it runs
 * @param version the release that it runs, which may be another than the one that would be started now
 * @param restarts how often it was started again
 * @param since when it came into this state
 */
public record ObservedProcess(
        String name, @Nullable Long pid, String version, ProcessState state, String url, int restarts, Instant since) {}
