package dev.ark.deployer.work;

import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.local.Release;
import dev.ark.deployer.rollout.Database;
import dev.ark.deployer.work.Records.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the database: its schema as its file says it, and whether it is intact as the rollback's own backup found it; before there is one, it
 * is taken to be if it can be read at all. Whoever looks holds the traffic in his hands, so a look reads small files and asks nobody. Thread-safe.
 */
final class DatabaseLook {
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final String LATEST = "latest";

    private final StateFile state;
    private final Releases releases;
    private final Records records;
    private final Clock clock;
    private @Nullable Database last;
    private Instant lookedAt = Instant.MIN;
    private boolean schemaAdvanced;

    DatabaseLook(StateFile state, Releases releases, Records records, Clock clock) {
        this.state = state;
        this.releases = releases;
        this.records = records;
        this.clock = clock;
    }

    /** Remembers, also over a restart, what stable is held against. */
    synchronized void begin(UnderWay rollout) throws WorkFailedException {
        if (!underWay().equals(Optional.of(rollout))) {
            records.keep(Kind.UNDER_WAY, LATEST, rollout);
        }
    }

    /** The next look is a new one. */
    synchronized void forget() {
        last = null;
    }

    synchronized Database look() {
        Instant now = clock.instant();
        if (last == null || now.isBefore(lookedAt) || lookedAt.plus(KEPT).isBefore(now)) {
            last = looked();
            lookedAt = now;
        }
        return last;
    }

    private Database looked() {
        Optional<UnderWay> rollout = underWay();
        Optional<Release> stable = rollout.flatMap(this::release);
        boolean readable = true;
        try {
            SchemaRange schema = state.schema();
            schemaAdvanced = stable.filter(schema::isBeyond).isPresent();
        } catch (WorkFailedException e) {
            // Nothing else is known of the schema then than what was.
            readable = false;
        }
        Optional<Boolean> found = rollout.flatMap(this::backedUp);
        boolean intact = found.orElse(readable);
        return new Database(schemaAdvanced, intact, latestSnapshot(stable).orElse(null));
    }

    private Optional<UnderWay> underWay() {
        try {
            return records.find(Kind.UNDER_WAY, LATEST, UnderWay.class);
        } catch (WorkFailedException e) {
            // It is written anew when work begins; until then stable is held against nothing.
            return Optional.empty();
        }
    }

    private Optional<Boolean> backedUp(UnderWay rollout) {
        try {
            return records.find(Kind.BACKUPS, rollout.rollout(), BackupRecord.class)
                    .map(BackupRecord::intact);
        } catch (WorkFailedException e) {
            // It cannot be told, and a restore loses nothing.
            return Optional.of(false);
        }
    }

    private Optional<Release> release(UnderWay rollout) {
        try {
            return releases.find(rollout.stable());
        } catch (WorkFailedException e) {
            // A schema that cannot be held against anything is no reason to restore.
            return Optional.empty();
        }
    }

    private Optional<String> latestSnapshot(Optional<Release> stable) {
        try {
            return state.snapshots().stream()
                    .filter(StateSnapshot::verified)
                    .filter(snapshot -> stable.isEmpty()
                            || snapshot.schema() <= stable.get().schemaMax())
                    .map(StateSnapshot::id)
                    .findFirst();
        } catch (WorkFailedException e) {
            // None can be restored then either.
            return Optional.empty();
        }
    }
}
