package dev.ark.deployer.rollout;

import java.time.Duration;
import java.util.List;

/**
 * How long what takes.
 *
 * @param weights the canary's share at each stage of the ramp, in percent; rising, 1 to 50
 * @param stage of the ramp, and of the watch after the promotion; extended to at most three times as long
 * @param checkInterval between two checks of the tripwires
 * @param synthetic the synthetic loop after a rollback
 * @param rampPause between two parts of the traffic ramp of a rollback
 */
public record Timing(
        List<Integer> weights, Duration stage, Duration checkInterval, Duration synthetic, Duration rampPause) {
    public static final Timing DEFAULT = new Timing(
            List.of(10, 25, 50),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofSeconds(10));
    static final int LONGEST_STAGE = 3;

    public Timing {
        weights = List.copyOf(weights);
        int before = 0;
        for (int weight : weights) {
            if (weight <= before || weight > 50) {
                throw new IllegalArgumentException("the weights of a ramp rise from 1 to at most 50");
            }
            before = weight;
        }
        if (weights.isEmpty()
                || !stage.isPositive()
                || !checkInterval.isPositive()
                || checkInterval.compareTo(stage) > 0) {
            throw new IllegalArgumentException("a ramp has stages, and each at least one check");
        }
    }
}
