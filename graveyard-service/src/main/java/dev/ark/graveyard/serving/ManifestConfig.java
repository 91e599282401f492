package dev.ark.graveyard.serving;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the rules are, and how often they are looked at. */
@ConfigMapping(prefix = "ark.graveyard.manifest")
public interface ManifestConfig {
    /** Directory of ruleset.json and ruleset.sig, both of mode 444. */
    @WithDefault("/app/ruleset")
    Path directory();

    /** Time between two looks at whether a file has changed; one that has is verified at once. */
    @WithDefault("1s")
    Duration lookInterval();

    /** Time between two verifications of files that look unchanged. */
    @WithDefault("5s")
    Duration verifyInterval();
}
