package dev.ark.runtime.bus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How this service is on the bus. */
@ConfigMapping(prefix = "ark.bus")
public interface BusConfig {
    /** File (mode 600) with the key that seals messages. */
    Path keyFile();

    /** This service's Redis user. */
    @WithDefault("default")
    String user();

    /** File (mode 600) with the user's password; Redis is not asked for one when absent. */
    Optional<Path> passwordFile();

    /** How long the bus may be silent before the journal is asked. Heartbeats come every second. */
    @WithDefault("2500ms")
    Duration silence();
}
