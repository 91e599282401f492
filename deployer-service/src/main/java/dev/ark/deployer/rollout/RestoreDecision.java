package dev.ark.deployer.rollout;

import org.jspecify.annotations.Nullable;

/** Whether a rollback puts a snapshot in the database's place. It keeps the database unless there is a reason not to. */
public sealed interface RestoreDecision {
    /** Why, as the record says it. */
    String why();

    /** The database stays. */
    record Keep(String why) implements RestoreDecision {}

    /** The snapshot takes its place. */
    record Restore(String snapshot, String why) implements RestoreDecision {}

    /** It would have to be restored, and there is nothing to restore. */
    record Impossible(String why) implements RestoreDecision {}

    /**
     * The decision.
     *
     * @param asked the snapshot that a person asked for; null if none
     */
    static RestoreDecision of(Database database, @Nullable String asked) {
        if (asked != null) {
            return new Restore(asked, "snapshot " + asked + " was asked for");
        }
        if (database.intact() && !database.schemaAdvanced()) {
            return new Keep("database kept: its schema is one that stable can read, and it is intact");
        }
        String reason = database.intact() ? "the schema is beyond what stable can read" : "the database is not intact";
        return database.latestSnapshot() == null
                ? new Impossible(reason + ", and there is no snapshot of stable")
                : new Restore(database.latestSnapshot(), reason);
    }
}
