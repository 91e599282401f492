package dev.ark.core.chaos;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What makes a release bad on purpose, so that its rollback can be tried out. In production the core does not start with any of it. */
@ConfigMapping(prefix = "ark.chaos")
public interface ChaosConfig {
    /** By how many milliseconds each decision is late. */
    OptionalLong decisionDelayMs();

    /** Which share of the requests for decisions is answered with 500 before anything is decided, 0 to 1. */
    OptionalDouble errorRate();

    /** How long after its start the process ends without a word. */
    Optional<Duration> crashAfter();
}
