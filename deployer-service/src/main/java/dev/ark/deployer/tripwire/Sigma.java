package dev.ark.deployer.tripwire;

import java.util.List;

/**
 * The line three standard deviations above the baseline. σ² is the variance of the baseline's rate from window to window, and the binomial
 * noise of the canary's own sample, which for few evaluations is by far the larger. It is not corrected for being looked at again and
 * again, which is why it is shown and does not decide unless asked to.
 *
 * @param enough whether there is enough of both to draw the line
 * @param rate the canary's denials per evaluation
 * @param line the rate that is three σ above the baseline's
 */
record Sigma(boolean enough, double rate, double line) {
    static final int SIGMAS = 3;
    static final int FEWEST_EVALUATIONS = 100;
    static final int FEWEST_BASELINE_WINDOWS = 10;

    /**
     * Draws the line.
     *
     * @param baseline windows of stable alone, before the rollout
     */
    static Sigma of(List<Window> windows, List<Window> baseline) {
        Window canary = Window.sum(windows);
        Window before = Window.sum(baseline);
        long full =
                baseline.stream().filter(window -> window.stableExposure() > 0).count();
        if (canary.canaryExposure() < FEWEST_EVALUATIONS || full < FEWEST_BASELINE_WINDOWS) {
            return new Sigma(false, 0, 0);
        }
        double mean = Math.min(1, (double) before.stableEvents() / before.stableExposure());
        double between = baseline.stream()
                        .filter(window -> window.stableExposure() > 0)
                        .mapToDouble(window -> (double) window.stableEvents() / window.stableExposure() - mean)
                        .map(difference -> difference * difference)
                        .sum()
                / (full - 1);
        double binomial = mean * (1 - mean) / canary.canaryExposure();
        double rate = (double) canary.canaryEvents() / canary.canaryExposure();
        return new Sigma(true, rate, mean + SIGMAS * Math.sqrt(between + binomial));
    }

    boolean above() {
        return enough && rate > line;
    }
}
