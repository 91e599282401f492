package dev.ark.deployer.tripwire;

import java.time.Instant;
import java.util.List;

/**
 * What both slots did between two samples: events (denials, failures, slow requests) out of an exposure (evaluations, requests).
 *
 * @param until when it ended
 */
public record Window(Instant until, long canaryEvents, long stableEvents, long canaryExposure, long stableExposure) {
    public Window {
        if (canaryEvents < 0 || stableEvents < 0 || canaryExposure < 0 || stableExposure < 0) {
            throw new IllegalArgumentException("counts are not negative");
        }
    }

    /**
     * The canary's observed share of the exposure, 0 to 1. An event whose exposure fell into the window before counts as exposure here,
     * so that no window has an event that was impossible.
     */
    double canaryShare() {
        double canary = Math.max(canaryExposure, canaryEvents);
        double stable = Math.max(stableExposure, stableEvents);
        return canary + stable == 0 ? 0 : canary / (canary + stable);
    }

    /** Windows that follow each other as one; it ends when the last one does. */
    static Window sum(List<Window> windows) {
        return windows.stream()
                .reduce((a, b) -> new Window(
                        b.until,
                        a.canaryEvents + b.canaryEvents,
                        a.stableEvents + b.stableEvents,
                        a.canaryExposure + b.canaryExposure,
                        a.stableExposure + b.stableExposure))
                .orElse(new Window(Instant.EPOCH, 0, 0, 0, 0));
    }
}
