package dev.ark.core.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the journal is streamed. */
@ConfigMapping(prefix = "ark.core.events")
public interface EventConfig {
    /** How many may follow the events at once. */
    @WithDefault("64")
    int streams();

    /** How many of these may be one caller's. */
    @WithDefault("16")
    int streamsOfOne();

    /** How long a reader may leave an event untaken; then it is cut off. */
    @WithDefault("10s")
    Duration slowestSend();
}
