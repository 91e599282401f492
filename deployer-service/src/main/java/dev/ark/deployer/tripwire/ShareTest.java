package dev.ark.deployer.tripwire;

import java.util.List;

/**
 * Evidence about the share of a slot's requests that are of one kind, against a fixed limit instead of another slot: with alternatives above
 * the limit that the share is above it, with alternatives below that it is below. Monotony in the share makes it valid for every share on
 * the limit's other side.
 *
 * @param limit the share under the hypothesis, within 0 and 1
 * @param alternatives each within 0 and 1
 */
public record ShareTest(double limit, List<Double> alternatives) {
    public ShareTest {
        alternatives = List.copyOf(alternatives);
    }

    Mixture start() {
        return Mixture.over(alternatives.size());
    }

    Mixture plus(Mixture mixture, long of, long all) {
        return mixture.plus(Math.min(of, all), Math.max(0, all - of), limit, Mixture.grid(alternatives));
    }

    /** How many without a single hit show that the share is below the limit. */
    long fewest() {
        Mixture mixture = start();
        long trials = 0;
        while (mixture.value() < RateRatio.SAFE_ENOUGH) {
            mixture = plus(mixture, 0, 1);
            trials++;
        }
        return trials;
    }
}
