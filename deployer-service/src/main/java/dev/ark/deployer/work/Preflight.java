package dev.ark.deployer.work;

import dev.ark.deployer.rollout.RolloutSpec;
import java.util.List;

/** Looks at all that is against a rollout before it begins. Changes nothing. */
public interface Preflight {
    /** What a rollout of this would meet now. Blocks while it asks. */
    Report look(RolloutSpec spec);

    /**
     * What was found.
     *
     * @param problems all that is against it, a sentence each; none if it may begin
     * @param forecast what this much traffic can show, a sentence each
     */
    record Report(List<String> problems, List<String> forecast) {
        public Report {
            problems = List.copyOf(problems);
            forecast = List.copyOf(forecast);
        }
    }
}
