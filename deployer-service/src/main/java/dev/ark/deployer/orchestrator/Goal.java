package dev.ark.deployer.orchestrator;

import java.time.Duration;

/** What is to become of one process now. */
sealed interface Goal {
    /** It is to run, and is started when it does not. */
    record Run(ProcessSpec spec) implements Goal {}

    /** It is to end, within this time by itself. */
    record Stop(Duration drain) implements Goal {}

    /** Its turn has not come: one that runs goes on, and one that does not is not started. */
    record Leave() implements Goal {}
}
