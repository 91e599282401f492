package dev.ark.core.snapshot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** When copies of the state are made, and which are kept. */
@ConfigMapping(prefix = "ark.core.snapshot")
public interface SnapshotConfig {
    /** Where snapshots lie, on a local disk; {@code snapshots} beside the database unless given. */
    Optional<Path> directory();

    /** How many verified snapshots are kept; older ones are deleted after a new one counts. At least 1. */
    @WithDefault("10")
    int keep();

    /** A snapshot is due so long after the last; 0 for none but those that are asked for. The stable slot makes them. */
    @WithDefault("1h")
    Duration every();

    /** How long a drill may read the state: meanwhile the state's write-ahead log cannot be emptied. */
    @WithDefault("15m")
    Duration drillLimit();
}
