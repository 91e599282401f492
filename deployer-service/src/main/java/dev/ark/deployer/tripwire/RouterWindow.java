package dev.ark.deployer.tripwire;

import dev.ark.deployer.traffic.Shares;
import java.time.Instant;

/**
 * What the router did between two samples.
 *
 * @param shares those that it had all the time
 */
public record RouterWindow(Instant until, Shares shares, Traffic canary, Traffic stable) {
    /**
     * A slot's requests.
     *
     * @param redispatches requests that another slot took because this one could not be connected to
     * @param retries attempts to connect beyond the first
     * @param connectionErrors requests that failed because no slot could be connected to
     */
    public record Traffic(long requests, long redispatches, long retries, long connectionErrors) {
        private static final int RETRIES_A_REQUEST = 3;

        /** Requests that were in trouble. One is in the end redispatched or failed, and was retried before; it counts once. */
        long troubled() {
            return Math.max(redispatches + connectionErrors, Math.ceilDiv(retries, RETRIES_A_REQUEST));
        }
    }

    /** Requests in trouble, of all that the slot was chosen for. */
    Window trouble() {
        return new Window(
                until,
                canary.troubled(),
                stable.troubled(),
                canary.requests() + canary.redispatches(),
                stable.requests() + stable.redispatches());
    }

    long requests() {
        return canary.requests() + stable.requests();
    }

    /**
     * How far the split is from the shares: {@code n · KL(observed ‖ share)}, the exponent in Chernoff's bound of the binomial tail. What is shed
     * reaches no slot and does not count; where all is, there is no split.
     */
    double distance() {
        int served = shares.canary() + shares.stable();
        long all = requests();
        if (all == 0 || served == 0) {
            return 0;
        }
        double expected = (double) shares.canary() / served;
        double observed = (double) canary.requests() / all;
        return all * (term(observed, expected) + term(1 - observed, 1 - expected));
    }

    private static double term(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }
}
