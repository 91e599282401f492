package dev.ark.runtime.identity;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** What this service presents to the others. */
@ConfigMapping(prefix = "ark.service")
public interface ServiceIdentity {
    /** File (mode 600) with the service's own bearer token; read again when it changes. */
    Path tokenFile();
}
