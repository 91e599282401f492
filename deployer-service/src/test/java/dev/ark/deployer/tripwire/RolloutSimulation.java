package dev.ark.deployer.tripwire;

import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Rollouts with counts drawn at random, judged as a rollout is: three stages of 20 checks at 10, 25 and 50 %, each extended to at most three
 * times its length as long as the denials are not shown to be safe, or, if not extended, promoted after the planned time if nothing failed.
 *
 * @param eventsPerMinute denials of both slots together, at stable's rate; there are 100 times as many requests, of which 2 % are slow and
 *     0.1 % fail
 * @param factor how many times as many denials the canary has
 * @param swing by how much of its mean the traffic rises and falls, over periods of 10 minutes to 4 hours
 */
record RolloutSimulation(RateRatio denials, double eventsPerMinute, double factor, double swing, boolean extended) {
    private static final int[] WEIGHTS = {10, 25, 50};
    private static final int CHECKS_A_STAGE = 20;
    private static final int LONGEST = 3;
    static final double SWING = .65;
    private static final double REQUESTS_AN_EVENT = 100;
    private static final double SLOW = .02;
    private static final double FAILING = .001;
    private static final RateRatio SLOWER = new RateRatio(1.25, .01);

    /** How a number of rollouts ended. */
    record Ends(int rolledBack, int byDenials, int promoted, int held) {
        Ends plus(Ends other) {
            return new Ends(
                    rolledBack + other.rolledBack,
                    byDenials + other.byDenials,
                    promoted + other.promoted,
                    held + other.held);
        }
    }

    Ends run(int rollouts, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Ends ends = new Ends(0, 0, 0, 0);
        for (int i = 0; i < rollouts; i++) {
            ends = ends.plus(new Run(random, random.nextDouble() * 2 * Math.PI).end());
        }
        return ends;
    }

    private final class Run {
        private final RandomGenerator random;
        private final double phase;
        private final double period;
        private Mixture harm = denials.start();
        private Mixture safety = RateRatio.safetyStart();
        private Mixture errors = Errors.DEFAULT.ratio().start();
        private Mixture slower = SLOWER.start();
        private Mixture slowShare = Latency.slowerStart();
        private int above;
        private int check;

        Run(RandomGenerator random, double phase) {
            this.random = random;
            this.phase = phase;
            this.period = random.nextDouble(20, 480);
        }

        Ends end() {
            for (int weight : WEIGHTS) {
                boolean passed = false;
                for (int i = 1; i <= (extended ? LONGEST : 1) * CHECKS_A_STAGE && !passed; i++) {
                    observe(weight / 100.0);
                    boolean denied = harm.highest() >= denials.limit();
                    if (denied || otherwiseTripped()) {
                        return new Ends(1, denied ? 1 : 0, 0, 0);
                    }
                    passed = i >= CHECKS_A_STAGE && safety.value() >= RateRatio.SAFE_ENOUGH;
                }
                if (!passed && extended) {
                    return new Ends(0, 0, 0, 1);
                }
            }
            return new Ends(0, 0, 1, 0);
        }

        private boolean otherwiseTripped() {
            return errors.highest() >= Errors.DEFAULT.ratio().limit()
                    || slower.highest() >= SLOWER.limit()
                    || slowShare.highest() >= 1 / Latency.DEFAULT.alpha()
                    || above >= Latency.DEFAULT.consecutive();
        }

        private void observe(double share) {
            double tide = 1 + swing * Math.sin(phase + 2 * Math.PI * check++ / period);
            double events = eventsPerMinute / 2 * tide;
            double requests = events * REQUESTS_AN_EVENT;
            long canary = Forecast.poisson(requests * share, random);
            long stable = Forecast.poisson(requests * (1 - share), random);
            Window denied = window(1 / REQUESTS_AN_EVENT, factor, canary, stable);
            harm = denials.plus(harm, denied);
            safety = RateRatio.plusSafety(safety, denied, Denials.DEFAULT.bad());
            errors = Errors.DEFAULT.ratio().plus(errors, window(FAILING, 1, canary, stable));
            Window slow = window(SLOW, 1, canary, stable);
            slower = SLOWER.plus(slower, slow);
            if (canary < Latency.ENOUGH) {
                slowShare = Latency.plusSlower(slowShare, slow);
            } else {
                above = slow.canaryEvents() > canary - Math.ceilDiv(canary * 95, 100) ? above + 1 : 0;
            }
        }

        private Window window(double rate, double times, long canary, long stable) {
            return new Window(Instant.EPOCH, binomial(canary, rate * times), binomial(stable, rate), canary, stable);
        }

        /** By the lengths of the gaps between hits, which are few. */
        private long binomial(long trials, double probability) {
            long hits = 0;
            double log = Math.log1p(-probability);
            for (double at = gap(log); at <= trials; at += gap(log)) {
                hits++;
            }
            return hits;
        }

        private double gap(double log) {
            return Math.floor(Math.log(1 - random.nextDouble()) / log) + 1;
        }
    }

    /** Prints the table. Arguments: how many rollouts for each line, seed. */
    public static void main(String... arguments) {
        int rollouts = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        System.out.println(rollouts + " rollouts a line, seed " + seed);
        System.out.println("tolerated  times  swing  extended  events/min  rolled_back  by_denials  promoted    held");
        for (double tolerated : new double[] {1, Denials.DEFAULT.ratio().tolerated()}) {
            RateRatio denials = new RateRatio(tolerated, Denials.DEFAULT.ratio().alpha());
            for (boolean extended : new boolean[] {false, true}) {
                for (double events : new double[] {.5, 1, 2, 5, 20, 100}) {
                    new RolloutSimulation(denials, events, 1, SWING, extended).print(rollouts, seed);
                }
                for (double events : new double[] {.5, 1, 2, 5, 20}) {
                    new RolloutSimulation(denials, events, 3, 0, extended).print(rollouts, seed);
                }
            }
        }
    }

    private void print(int rollouts, long seed) {
        Ends ends = run(rollouts, seed);
        System.out.printf(
                Locale.ROOT,
                "%9.2f  %5.0f  %5.2f  %8s  %10.1f  %11.4f  %10.4f  %8.4f  %6.4f%n",
                denials.tolerated(),
                factor,
                swing,
                extended ? "yes" : "no",
                eventsPerMinute,
                share(ends.rolledBack(), rollouts),
                share(ends.byDenials(), rollouts),
                share(ends.promoted(), rollouts),
                share(ends.held(), rollouts));
    }

    private static double share(int ends, int rollouts) {
        return (double) ends / rollouts;
    }
}
