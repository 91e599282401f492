package dev.ark.deployer.tripwire;

import dev.ark.deployer.traffic.Shares;
import java.time.Instant;

/**
 * What the router did between two samples.
 *
 * @param weights those that it had all the time
 */
public record RouterWindow(Instant until, Shares weights, Traffic canary, Traffic stable) {
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
     * How far the split is from the weights: {@code n · KL(observed ‖ weight)}, the exponent in Chernoff's bound of the binomial tail.
     */
    double distance() {
        double weight = weights.canary() / 100.0;
        long all = requests();
        if (all == 0) {
            return 0;
        }
        double share = (double) canary.requests() / all;
        return all * (term(share, weight) + term(1 - share, 1 - weight));
    }

    private static double term(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }
}
