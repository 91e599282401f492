package dev.ark.core;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the durable state is. */
@ConfigMapping(prefix = "ark.core.state")
public interface StateConfig {
    /** The SQLite file, on a local disk. */
    Path path();

    /** Free disk space below which nothing is approved any more, and agents' own writes are refused. */
    @WithDefault("256M")
    MemorySize reserve();

    /** Disk space that is kept back in a file beside the database, and given up so that a halt can be written on a full disk; 0 for none. */
    @WithDefault("8M")
    MemorySize reserveFileSize();
}
