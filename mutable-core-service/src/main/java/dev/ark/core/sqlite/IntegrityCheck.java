package dev.ark.core.sqlite;

import dev.ark.core.FailStop;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Reads the whole database once after each start, beside the work: a start need not wait for it, however large the file is. Table by table, so that no view
 * of the database is held for longer than a table takes.
 */
public final class IntegrityCheck implements Runnable {
    private static final Logger LOG = Logger.getLogger(IntegrityCheck.class);
    private static final String TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";

    private final Database database;
    private final FailStop failStop;
    private volatile State state = State.RUNNING;

    public IntegrityCheck(Database database, FailStop failStop) {
        this.database = database;
        this.failStop = failStop;
    }

    /** What is known of the file. */
    public enum State {
        RUNNING,
        SOUND,
        /** The check could not be made. */
        UNKNOWN,
        DAMAGED
    }

    public State state() {
        return state;
    }

    /** Checks, and ends the process when the file is damaged. */
    @Override
    public void run() {
        long start = System.nanoTime();
        try (Session session = database.reader()) {
            for (String table : session.list(TABLES, row -> row.getString(1))) {
                List<String> found = session.list("PRAGMA quick_check('" + table + "')", row -> row.getString(1));
                if (!found.equals(List.of("ok"))) {
                    damaged("table " + table + ": " + found.getFirst());
                    return;
                }
            }
            state = State.SOUND;
            LOG.infof("the state file is sound (%d ms)", (System.nanoTime() - start) / 1_000_000);
        } catch (SQLException e) {
            if (Fault.of(e) == Fault.DAMAGED) {
                damaged(e.getMessage());
            } else {
                state = State.UNKNOWN;
                LOG.warn("the state file could not be checked", e);
            }
        }
    }

    private void damaged(String what) {
        state = State.DAMAGED;
        LOG.fatalf("the state file is damaged (%s); put a verified snapshot in its place", what);
        failStop.run();
    }
}
