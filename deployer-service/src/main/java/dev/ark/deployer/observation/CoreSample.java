package dev.ark.deployer.observation;

/**
 * What a core told of itself.
 *
 * @param startedAt when its process was started, in seconds of the Unix epoch; another one has counted from its own start
 * @param version the release that it runs
 * @param decisions how long the answers to proposals took, since the start
 */
public record CoreSample(double startedAt, String version, Durations decisions) {
    /** What it did since an earlier look at the same slot; another process did all that it tells. */
    Durations since(CoreSample earlier) {
        return isSameProcess(earlier) ? decisions.since(earlier.decisions) : decisions;
    }

    boolean isSameProcess(CoreSample other) {
        return startedAt == other.startedAt && version.equals(other.version);
    }
}
