package dev.ark.graveyard.serving;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where an operator's further denials are. */
@ConfigMapping(prefix = "ark.graveyard.overlay")
public interface OverlayConfig {
    /** The overlay's file; none when not given. Once given it has to be there and to be valid, or everything is denied. */
    Optional<Path> file();

    /** The file of a further overlay, the release's own; likewise. What both say holds, and of each limit the tighter. */
    Optional<Path> releaseFile();
}
