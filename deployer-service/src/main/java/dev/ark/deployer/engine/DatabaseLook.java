package dev.ark.deployer.engine;

import dev.ark.deployer.rollout.Database;
import dev.ark.deployer.work.Works;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What is known of the database, asked for only where a rollback decides on it, and remembered a while: a look at it costs time. What cannot
 * be told is not intact, so that a person is asked. Not thread-safe.
 */
final class DatabaseLook {
    /** Where nothing is decided on the database. */
    static final Database NOT_ASKED = new Database(false, false, null);

    private static final Logger LOG = System.getLogger(DatabaseLook.class.getName());
    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    private final Works works;
    private final LongSupplier nanos;
    private Database last = NOT_ASKED;
    private long asked;
    private boolean known;

    DatabaseLook(Works works, LongSupplier nanos) {
        this.works = works;
        this.nanos = nanos;
    }

    Database now() {
        long now = nanos.getAsLong();
        if (!known || now - asked > REMEMBERED.toNanos()) {
            last = ask();
            asked = nanos.getAsLong();
            known = true;
        }
        return last;
    }

    private Database ask() {
        try {
            return works.database();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the state of the database cannot be told", e);
            return NOT_ASKED;
        }
    }
}
