package dev.ark.deployer.observation;

import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter.Traffic;
import java.util.Optional;

/**
 * The router at one instant.
 *
 * @param run of the deployer; counters are compared within one run only, since an embedded router begins anew with each
 * @param shares as read back
 * @param stable what it counted of the stable slot
 * @param canary what it counted of the canary slot
 */
public record RouterSample(String run, Shares shares, Traffic stable, Traffic canary) {
    Traffic of(Slot slot) {
        return switch (slot) {
            case STABLE -> stable;
            case CANARY -> canary;
        };
    }

    /** What happened since an earlier look, with the shares of now; empty when the counters were begun anew in between. */
    Optional<RouterSample> since(RouterSample earlier) {
        if (!run.equals(earlier.run)) {
            return Optional.empty();
        }
        Traffic ofStable = difference(stable, earlier.stable);
        Traffic ofCanary = difference(canary, earlier.canary);
        return hasFallen(ofStable) || hasFallen(ofCanary)
                ? Optional.empty()
                : Optional.of(new RouterSample(run, shares, ofStable, ofCanary));
    }

    private static Traffic difference(Traffic now, Traffic then) {
        return new Traffic(
                now.requests() - then.requests(),
                now.failures() - then.failures(),
                now.redispatches() - then.redispatches(),
                now.retries() - then.retries(),
                now.connectionErrors() - then.connectionErrors(),
                0);
    }

    private static boolean hasFallen(Traffic difference) {
        return difference.requests() < 0
                || difference.failures() < 0
                || difference.redispatches() < 0
                || difference.retries() < 0
                || difference.connectionErrors() < 0;
    }
}
