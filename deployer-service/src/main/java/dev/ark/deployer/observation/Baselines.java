package dev.ark.deployer.observation;

import java.time.Duration;

/** What canaries are compared with. */
public interface Baselines {
    /** What stable did in the last so much time, as far as it was sampled. */
    Baseline over(Duration last);
}
