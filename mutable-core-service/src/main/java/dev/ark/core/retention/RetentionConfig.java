package dev.ark.core.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How long the journal is kept in the database. */
@ConfigMapping(prefix = "ark.core.journal")
public interface RetentionConfig {
    /** How old rows are when they go to the archive, 24 h at least, such as {@code 90d}; none ever goes unless given. */
    Optional<Duration> retention();

    /** Where the archive's segments are kept; {@code archive} beside the database unless given. */
    Optional<Path> archive();

    /** How many rows a segment has at most; a multiple of 256. */
    @WithDefault("65536")
    int segmentRows();
}
