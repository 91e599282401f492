package dev.ark.graveyard.serving;

import dev.ark.contract.local.RulesetFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Has the files verified again when they look changed, and from time to time when they do not. One turn at a time. */
@Singleton
public final class RulesetWatch {
    private final ServedGraveyard graveyard;
    private final RulesetFiles files;
    private final ManifestConfig config;
    private final Clock clock;
    private List<Map<String, Object>> seen = List.of();
    private Instant verified = Instant.EPOCH;

    RulesetWatch(ServedGraveyard graveyard, RulesetFiles files, ManifestConfig config, Clock clock) {
        this.graveyard = graveyard;
        this.files = files;
        this.config = config;
        this.clock = clock;
    }

    /** One look at the files. */
    public void turn() {
        // The stamp is taken first: what changes while the files are read differs from it at the next look.
        List<Map<String, Object>> stamp = stamp();
        Instant now = clock.instant();
        if (!stamp.equals(seen) || !now.isBefore(verified.plus(config.verifyInterval()))) {
            graveyard.verify();
            seen = stamp;
            verified = now;
        }
    }

    /** Files that cannot be looked at have no stamp. */
    private List<Map<String, Object>> stamp() {
        try {
            return files.stamp();
        } catch (IOException e) {
            return List.of();
        }
    }
}
