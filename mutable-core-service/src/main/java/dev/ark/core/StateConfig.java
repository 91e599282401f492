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

    /** Free disk space below which nothing is approved any more. */
    @WithDefault("256M")
    MemorySize reserve();
}
