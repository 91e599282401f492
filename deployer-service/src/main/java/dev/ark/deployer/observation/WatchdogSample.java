package dev.ark.deployer.observation;

/**
 * What a watchdog told of itself.
 *
 * @param startedAt when its process was started, in seconds of the Unix epoch
 * @param quarantines that it imposed, or at the canary would have imposed, since the start
 */
public record WatchdogSample(double startedAt, long quarantines) {
    /** How many came since an earlier look; all when another process counts, or this one counts anew. */
    long since(WatchdogSample earlier) {
        boolean same = startedAt == earlier.startedAt && quarantines >= earlier.quarantines;
        return same ? quarantines - earlier.quarantines : quarantines;
    }
}
