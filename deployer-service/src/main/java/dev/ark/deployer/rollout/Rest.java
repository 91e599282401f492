package dev.ark.deployer.rollout;

import dev.ark.deployer.traffic.Shares;
import java.util.Optional;

/** What holds while there is no rollout: all traffic at stable, and then nothing at the canary. */
public final class Rest {
    private Rest() {}

    /** What is to be asked for next so that it holds; empty if it does. */
    public static Optional<Intent> missing(SlotSeen canary, Shares shares) {
        if (!shares.equals(Shares.ALL_STABLE)) {
            return Optional.of(new Intent.Route(Shares.ALL_STABLE));
        }
        return canary instanceof SlotSeen.Absent
                ? Optional.empty()
                : Optional.of(new Intent.StopCanary(RollbackCourse.DRAIN));
    }
}
