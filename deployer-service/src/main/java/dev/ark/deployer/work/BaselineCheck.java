package dev.ark.deployer.work;

import dev.ark.deployer.observation.Baseline;
import dev.ark.deployer.observation.Baselines;
import dev.ark.deployer.rollout.RolloutSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** That enough is known of stable for a canary to be compared with it. */
final class BaselineCheck implements PreflightCheck {
    private final Baselines baselines;
    private final Least least;

    /**
     * What is enough.
     *
     * @param covered so long it must have been sampled without gaps
     * @param requests so many it must have answered in that time
     */
    record Least(Duration covered, long requests) {}

    BaselineCheck(Baselines baselines, Least least) {
        this.baselines = baselines;
        this.least = least;
    }

    @Override
    public List<String> problems(RolloutSpec spec) {
        // Samples lie apart: what covers so long a time begins in the time before.
        Baseline baseline = baselines.over(least.covered().multipliedBy(2));
        List<String> problems = new ArrayList<>();
        if (baseline.covered().compareTo(least.covered()) < 0) {
            problems.add("stable was sampled for " + baseline.covered().toSeconds() + " s without a gap, and "
                    + least.covered().toSeconds() + " s are needed to compare with");
        }
        if (baseline.requests() < least.requests()) {
            problems.add("stable answered " + baseline.requests() + " requests in the last "
                    + baseline.covered().toSeconds() + " s, and " + least.requests()
                    + " are needed to compare with: send traffic, or run the synthetic loop");
        }
        return problems;
    }
}
