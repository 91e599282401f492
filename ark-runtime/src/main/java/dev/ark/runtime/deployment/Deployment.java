package dev.ark.runtime.deployment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which slot and version this process is. Every metric, event and decision carries both. */
@ConfigMapping(prefix = "ark.release")
public interface Deployment {
    /** The slot that does what one process alone does. */
    String STABLE = "stable";

    /** The slot: stable or canary. */
    @WithDefault(STABLE)
    String deployment();

    /** The version that the slot runs. */
    @WithDefault("dev")
    String version();
}
