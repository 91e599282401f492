package dev.ark.deployer.tripwire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What a rollout's traffic can show, said before it begins: how often a canary that is so many times as bad would be caught in the planned
 * time, if the rate stays what it was. By simulation, since the test looks after every window and has no closed form for that; with the
 * same seed it is the same to the last digit.
 *
 * @param eventsPerMinute of all slots together, at stable's rate
 * @param factor how many times as bad the canary is
 * @param probability of being caught, within about 0.02 of what more simulations would give
 */
public record Forecast(double eventsPerMinute, double factor, Duration planned, double probability) {
    private static final int SIMULATIONS = 2_000;
    /** Exposure in a window: what matters is the share of it, which is then a whole number of percent. */
    private static final long EXPOSURE = 100_000_000;

    /** A time with one weight. */
    public record Stage(int canaryPercent, Duration length) {}

    /**
     * What is looked at, and when.
     *
     * @param interval between two checks
     */
    public record Plan(RateRatio ratio, List<Stage> stages, Duration interval) {
        public Plan {
            stages = List.copyOf(stages);
        }
    }

    /** The forecast. */
    public static Forecast of(Plan plan, double eventsPerMinute, double factor, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int caught = 0;
        for (int i = 0; i < SIMULATIONS; i++) {
            caught += isCaught(plan, eventsPerMinute, factor, random) ? 1 : 0;
        }
        Duration planned = plan.stages().stream().map(Stage::length).reduce(Duration.ZERO, Duration::plus);
        return new Forecast(eventsPerMinute, factor, planned, (double) caught / SIMULATIONS);
    }

    /** As the pre-flight says it. */
    public String sentence(String events) {
        return "at " + Figures.of(eventsPerMinute) + " " + events + " a minute, " + Figures.of(factor)
                + " times as many are caught with a probability of "
                + BigDecimal.valueOf(probability * 100).setScale(0, RoundingMode.HALF_UP) + " % in "
                + length();
    }

    private String length() {
        return planned.compareTo(Duration.ofMinutes(2)) < 0
                ? planned.toSeconds() + " seconds"
                : planned.toMinutes() + " minutes";
    }

    private static boolean isCaught(Plan plan, double eventsPerMinute, double factor, RandomGenerator random) {
        double events = eventsPerMinute
                * plan.interval().toMillis()
                / Duration.ofMinutes(1).toMillis();
        Mixture mixture = plan.ratio().start();
        for (Stage stage : plan.stages()) {
            for (long left = stage.length().dividedBy(plan.interval()); left > 0; left--) {
                mixture = plan.ratio().plus(mixture, window(stage, events, factor, random));
                if (mixture.highest() >= plan.ratio().limit()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Window window(Stage stage, double events, double factor, RandomGenerator random) {
        double share = stage.canaryPercent() / 100.0;
        long canary = EXPOSURE / 100 * stage.canaryPercent();
        return new Window(
                Instant.EPOCH,
                poisson(events * share * factor, random),
                poisson(events * (1 - share), random),
                canary,
                EXPOSURE - canary);
    }

    /** How many events happen of which so many are expected: Knuth's product of uniforms, in parts that do not underflow. */
    static long poisson(double mean, RandomGenerator random) {
        double part = 500;
        if (mean > part) {
            return poisson(part, random) + poisson(mean - part, random);
        }
        double limit = Math.exp(-mean);
        long count = -1;
        double product = 1;
        do {
            count++;
            product *= random.nextDouble();
        } while (product > limit);
        return count;
    }
}
