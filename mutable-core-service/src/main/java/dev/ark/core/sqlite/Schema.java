package dev.ark.core.sqlite;

import static dev.ark.core.sqlite.SchemaScript.additive;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables of the state file, as versions: each script makes the next one of the one before. A file of an older version is brought up to date
 * in one transaction. One of a newer version is used as it is, and never changed back, when it says that programs of this version can use it: so the
 * version before can run beside its successor, and after it.
 */
public final class Schema {
    /** What makes version 1, what makes version 2 of it, and so on. */
    private static final List<SchemaScript> SCRIPTS = List.of(
            additive("schema-1"),
            additive("schema-state"),
            additive("schema-checkpoint"),
            additive("schema-durability"),
            additive("schema-ledger"),
            additive("schema-alerts"),
            additive("schema-retention"),
            additive("schema-quarantine"),
            additive("schema-lease"),
            additive("schema-rollout"));

    /** The oldest version that this program can bring up to date; version 1 was never released as it stands now. */
    public static final int MIN = 2;

    /** The version that this program makes. */
    public static final int MAX = SCRIPTS.size();

    static final Schema CURRENT = new Schema(MIN, SCRIPTS);

    private static final int NEW_FILE = 0;

    private final int min;
    private final List<SchemaScript> scripts;

    Schema(int min, List<SchemaScript> scripts) {
        this.min = min;
        this.scripts = List.copyOf(scripts);
    }

    List<SchemaScript> scripts() {
        return scripts;
    }

    /** What a file says of itself. */
    private record Range(int version, int usableSince) {
        private static Range read(Session session) throws SQLException {
            int version =
                    session.first("PRAGMA user_version", row -> row.getInt(1)).orElse(NEW_FILE);
            boolean says = session.first(
                            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_range'",
                            row -> row.getInt(1))
                    .isPresent();
            int usableSince = says
                    ? session.first("SELECT usable_since FROM schema_range", row -> row.getInt(1))
                            .orElse(version)
                    : version;
            return new Range(version, usableSince);
        }
    }

    /**
     * Brings a file to this version, or leaves it as it is when it is newer and can be used all the same. Whatever fails, and a crash, leaves it as it
     * was.
     *
     * @throws IllegalStateException when the file is too old, or too new, for this program
     */
    void bring(Session session) throws SQLException, IOException {
        session.execute("BEGIN IMMEDIATE");
        try {
            Range found = Range.read(session);
            refuseUnusable(found);
            if (found.version() < scripts.size()) {
                migrate(session, found.version());
            }
            session.execute("COMMIT");
        } catch (SQLException | IOException | RuntimeException e) {
            session.rollBack(e);
            throw e;
        }
    }

    private void refuseUnusable(Range found) {
        boolean tooOld = found.version() != NEW_FILE && found.version() < min;
        boolean tooNew = found.version() > scripts.size() && found.usableSince() > scripts.size();
        if (tooOld || tooNew) {
            throw new IllegalStateException("the state file has schema " + found.version()
                    + ", which programs of schema " + found.usableSince()
                    + " and later can use; this program can use schemas "
                    + min + " to " + scripts.size());
        }
    }

    void migrate(Session session, int found) throws SQLException, IOException {
        for (SchemaScript script : scripts.subList(found, scripts.size())) {
            script.run(session);
        }
        session.update(
                "INSERT INTO schema_range (id, version, usable_since) VALUES (1, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET version = excluded.version, usable_since = excluded.usable_since",
                scripts.size(),
                scripts.stream().mapToInt(SchemaScript::usableSince).max().orElse(MIN));
        session.execute("PRAGMA user_version = " + scripts.size());
    }
}
