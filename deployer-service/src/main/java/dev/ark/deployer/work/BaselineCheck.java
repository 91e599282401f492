package dev.ark.deployer.work;

import dev.ark.deployer.observation.Baselines;
import dev.ark.deployer.rollout.RolloutSpec;
import java.time.Duration;
import java.util.List;

/** That enough is known of stable for a canary to be compared with it. */
public final class BaselineCheck implements PreflightCheck {
    private final Baselines baselines;
    private final Least least;

    /**
     * What is enough.
     *
     * @param covered so long it must have been sampled without gaps
     * @param within so far back that may lie
     */
    public record Least(Duration covered, Duration within) {}

    BaselineCheck(Baselines baselines, Least least) {
        this.baselines = baselines;
        this.least = least;
    }

    @Override
    public List<String> problems(RolloutSpec spec) {
        return baselines.over(least.within()).objection(least.covered()).stream()
                .toList();
    }
}
