package dev.ark.deployer.observation;

import dev.ark.deployer.rollout.RolloutSpec;
import java.util.List;

/** What canaries can be expected to show. */
public interface Forecasts {
    /** What this much traffic can show in such a rollout, a sentence each. */
    List<String> sentences(RolloutSpec spec);
}
