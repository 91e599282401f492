package dev.ark.deployer.tripwire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the canary has more events for its exposure than the concurrent stable slot. Given that an event happened, it was the canary's
 * with probability {@code θ(ρ, r) = ρr / (1 − ρ + ρr)}, where ρ is the canary's observed share of the exposure and r the ratio of the two
 * rates; the rates themselves, which swing with the day, cancel out. The hypothesis is {@code r ≤ tolerated}.
 *
 * @param tolerated the ratio up to which the canary counts as no worse, r₀
 * @param alpha the probability at most with which a canary no worse than that is ever found to be
 */
public record RateRatio(double tolerated, double alpha) {
    /** By how much the alternatives are worse than what is tolerated. */
    private static final double[] WORSE = {1.5, 2, 3, 5, 10, 20, 50};
    /** The ratios that speak for a canary. */
    private static final double[] SAFE = {1, .7, .5, .3, .1};
    /** Evidence of safety that makes a pass: a canary as bad as the limit gets one in at most 1 of 20 rollouts. */
    public static final double SAFE_ENOUGH = 20;

    public RateRatio {
        if (!(tolerated > 0) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("a ratio is above 0, and an error probability within 0 and 1");
        }
    }

    /** The evidence that suffices. */
    public double limit() {
        return 1 / alpha;
    }

    /** Evidence of harm: at its highest, and when it first reached the limit. */
    Harm harm(List<Window> windows) {
        Mixture mixture = start();
        Instant since = null;
        for (Window window : windows) {
            mixture = plus(mixture, window);
            if (since == null && mixture.highest() >= limit()) {
                since = window.until();
            }
        }
        return new Harm(mixture.value(), mixture.highest(), since);
    }

    Mixture start() {
        return Mixture.over(WORSE.length);
    }

    Mixture plus(Mixture mixture, Window window) {
        double share = window.canaryShare();
        double[] alternatives = new double[WORSE.length];
        for (int i = 0; i < WORSE.length; i++) {
            alternatives[i] = probability(share, tolerated * WORSE[i]);
        }
        return add(mixture, window, probability(share, tolerated), alternatives);
    }

    /** Evidence that the ratio is below one that would be bad, as it is now. */
    static double safety(List<Window> windows, double bad) {
        Mixture mixture = safetyStart();
        for (Window window : windows) {
            mixture = plusSafety(mixture, window, bad);
        }
        return mixture.value();
    }

    static Mixture safetyStart() {
        return Mixture.over(SAFE.length);
    }

    static Mixture plusSafety(Mixture mixture, Window window, double bad) {
        double share = window.canaryShare();
        double[] alternatives = new double[SAFE.length];
        for (int i = 0; i < SAFE.length; i++) {
            alternatives[i] = probability(share, SAFE[i]);
        }
        return add(mixture, window, probability(share, bad), alternatives);
    }

    /** A window in which only one slot was exposed compares nothing. */
    private static Mixture add(Mixture mixture, Window window, double expected, double[] alternatives) {
        return expected == 0 || expected == 1
                ? mixture
                : mixture.plus(window.canaryEvents(), window.stableEvents(), expected, alternatives);
    }

    private static double probability(double share, double ratio) {
        return share * ratio / (1 - share + share * ratio);
    }

    /**
     * Evidence of harm.
     *
     * @param since when it first sufficed; null if it never did
     */
    record Harm(double now, double highest, @Nullable Instant since) {
        boolean found() {
            return since != null;
        }
    }
}
