package dev.ark.watchdog.rate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the rates of decisions are watched. */
@ConfigMapping(prefix = "ark.watchdog.rates")
public interface RateConfig {
    /** Time between two looks. */
    @WithDefault("30s")
    Duration interval();

    /** Where the hours of the last seven days are kept over a restart; without one they begin anew. */
    Optional<Path> directory();
}
