package dev.ark.core.graveyard;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where the evaluator is. */
@ConfigMapping(prefix = "ark.core.graveyard")
public interface GraveyardConfig {
    /** Base address of the graveyard service. */
    URI url();
}
