package dev.ark.core.halt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long automatic quarantines last. */
@ConfigMapping(prefix = "ark.core.quarantine")
public interface QuarantineConfig {
    /** How long the first one lasts; each further one lasts twice as long as the one before. */
    @WithDefault("5m")
    Duration first();

    /** How long one lasts at most. */
    @WithDefault("24h")
    Duration longest();

    /** How long after its end one is remembered; then the next is a first one again. */
    @WithDefault("24h")
    Duration remembered();
}
