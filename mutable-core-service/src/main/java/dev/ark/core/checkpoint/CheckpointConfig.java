package dev.ark.core.checkpoint;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the journal is signed. */
@ConfigMapping(prefix = "ark.core.checkpoint")
public interface CheckpointConfig {
    /** File (mode 600) with the Ed25519 key that checkpoints are signed with. */
    Path keyFile();

    /** Where checkpoints are kept outside the database, best on another disk; {@code checkpoints} beside the database unless given. */
    Optional<Path> directory();

    /** A checkpoint is due when so many rows have come since the last. */
    @WithDefault("256")
    int rows();

    /** A checkpoint is due so long after the last, when any row has come. */
    @WithDefault("1s")
    Duration interval();

    /** So long every checkpoint is kept in the database; of older ones the last of each day, and those that archive segments name. */
    @WithDefault("7d")
    Duration keepAll();

    /** How large the log of checkpoints outside the database grows; then it becomes a numbered file. */
    @WithDefault("16M")
    MemorySize logSize();
}
