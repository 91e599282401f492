package dev.ark.deployer.observation;

import dev.ark.deployer.traffic.Slot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the stable slot did lately.
 *
 * @param covered the time that samples were taken over, without gaps
 * @param requests answered in it
 * @param evaluations of proposals in it
 * @param denials in it, as the tripwires count them
 * @param slow requests in it that took more than 400 ms
 */
public record Baseline(Duration covered, long requests, long evaluations, long denials, long slow) {
    /** When nothing was sampled. */
    public static final Baseline NONE = new Baseline(Duration.ZERO, 0, 0, 0, 0);

    /** What two samples that lie so far apart say of the time in between is not a baseline. */
    private static final Duration LONGEST_WINDOW = Duration.ofSeconds(90);

    /**
     * The baseline of some samples.
     *
     * @param samples in the order in which they were taken
     */
    public static Baseline of(List<Sample> samples) {
        Baseline sum = NONE;
        for (int i = 1; i < samples.size(); i++) {
            sum = sum.plus(between(samples.get(i - 1), samples.get(i)));
        }
        return sum;
    }

    /** Nothing, where something was missing or begun anew in between. */
    private static Baseline between(Sample before, Sample sample) {
        CoreSample earlier = before.stable().core();
        CoreSample core = sample.stable().core();
        News news = sample.news();
        Duration time = Duration.between(before.at(), sample.at());
        Optional<RouterSample> routed = sample.router().since(before.router());
        if (earlier == null
                || core == null
                || news == null
                || before.news() == null
                || !core.isSameProcess(earlier)
                || routed.isEmpty()
                || !time.isPositive()
                || time.compareTo(LONGEST_WINDOW) > 0) {
            return NONE;
        }
        return new Baseline(
                time,
                routed.get().of(Slot.STABLE).requests(),
                news.evaluations(core.version()),
                news.denials(core.version()),
                core.since(earlier).above(CoreWindows.SLOW));
    }

    private Baseline plus(Baseline other) {
        return new Baseline(
                covered.plus(other.covered),
                requests + other.requests,
                evaluations + other.evaluations,
                denials + other.denials,
                slow + other.slow);
    }

    /**
     * What is against comparing a canary with it, in a sentence; empty if it is usable.
     *
     * @param least how long stable must have been sampled
     */
    public Optional<String> objection(Duration least) {
        if (covered.compareTo(least) < 0) {
            return Optional.of("no baseline: stable was sampled for " + covered.toSeconds() + " s, at least "
                    + least.toSeconds() + " s are needed");
        }
        return evaluations > 0
                ? Optional.empty()
                : Optional.of("no baseline: stable decided nothing in " + covered.toSeconds()
                        + " s; the synthetic loop gives it something to decide");
    }

    /** How many of a count there are in a minute. */
    double perMinute(long count) {
        return covered.isZero() ? 0 : (double) count * Duration.ofMinutes(1).toMillis() / covered.toMillis();
    }
}
