package dev.ark.deployer.validation;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An open-loop schedule: good trades at a fixed rate from the start on, and beside them a violation in the middle of each full minute, or
 * one in the middle of a run that is shorter.
 *
 * @param duration 1 s to 24 h, in whole seconds
 * @param hz good trades a second, 0.01 to 20: each holds 5 % of the account until its order is cancelled, and a third one at the same time
 *     would rightly be denied
 */
public record SyntheticPlan(Duration duration, BigDecimal hz) {
    private static final long LONGEST_SECONDS = Duration.ofHours(24).toSeconds();
    private static final BigDecimal SLOWEST = new BigDecimal("0.01");
    private static final BigDecimal FASTEST = new BigDecimal("20");
    private static final long MOST_SHOTS = 500_000;
    private static final long MINUTE = 60;
    private static final int LEAST_LIMIT = 600;

    public SyntheticPlan {
        if (duration.toSeconds() < 1 || duration.toSeconds() > LONGEST_SECONDS) {
            throw invalid("duration_seconds is not within 1 to " + LONGEST_SECONDS);
        }
        if (hz.compareTo(SLOWEST) < 0 || hz.compareTo(FASTEST) > 0) {
            throw invalid("hz is not within " + SLOWEST + " to " + FASTEST);
        }
        if (countGood(duration, hz) > MOST_SHOTS) {
            throw invalid("duration_seconds times hz is above " + MOST_SHOTS);
        }
    }

    /** All proposals in order of time. */
    public List<Shot> shots() {
        List<Shot> shots = new ArrayList<>();
        for (long i = 0; i < goodTrades(); i++) {
            shots.add(new Shot(0, goodTradeAt(i), Shot.Kind.GOOD));
        }
        for (int i = 0; i < violations(); i++) {
            shots.add(new Shot(0, violationAt(i), Shot.Kind.VIOLATION));
        }
        shots.sort(Comparator.comparing(Shot::at));
        for (int i = 0; i < shots.size(); i++) {
            Shot shot = shots.get(i);
            shots.set(i, new Shot(i, shot.at(), shot.kind()));
        }
        return List.copyOf(shots);
    }

    /** Actions and orders a minute that the agent may be limited to: far above what the plan asks for. */
    public int limitPerMinute() {
        int aMinute = hz.setScale(0, RoundingMode.CEILING).intValueExact() * 60;
        return Math.max(LEAST_LIMIT, 4 * aMinute);
    }

    /** How many good trades are made. */
    public long goodTrades() {
        return countGood(duration, hz);
    }

    /** How many violations are injected: one a full minute, at least one. */
    public int violations() {
        return Math.toIntExact(Math.max(1, duration.toSeconds() / MINUTE));
    }

    private Duration violationAt(int number) {
        return duration.toSeconds() < MINUTE ? duration.dividedBy(2) : Duration.ofSeconds(MINUTE * number + MINUTE / 2);
    }

    private Duration goodTradeAt(long number) {
        return Duration.ofNanos(BigDecimal.valueOf(number)
                .multiply(BigDecimal.valueOf(1_000_000_000L))
                .divide(hz, 0, RoundingMode.FLOOR)
                .longValueExact());
    }

    /** Rounded up, so that those that fit into the duration are never fewer than the rate asks for. */
    private static long countGood(Duration duration, BigDecimal hz) {
        return hz.multiply(BigDecimal.valueOf(duration.toSeconds()))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.INVALID_VALUE, detail);
    }
}
