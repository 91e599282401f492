package dev.ark.deployer.store;

import dev.ark.deployer.rollout.Job;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/** What became of the work of rollouts, under the numbers of their rows. Thread-safe. */
public final class JobStore {
    private final DeployerDatabase database;
    private final Tenure tenure;

    public JobStore(DeployerDatabase database, Tenure tenure) {
        this.database = database;
        this.tenure = tenure;
    }

    /**
     * A piece of work.
     *
     * @param job running if its end was never written, though whoever ran it may be gone
     * @param progress what it told last; may be empty
     */
    public record StoredJob(Job job, String progress) {}

    /** The work of a row; empty if none was begun. */
    public Optional<StoredJob> find(String rollout, long row) {
        String sql = "SELECT status, detail, progress FROM job WHERE rollout = ? AND row = ?";
        return database.transaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, rollout);
                select.setLong(2, row);
                try (ResultSet found = select.executeQuery()) {
                    return found.next()
                            ? Optional.of(new StoredJob(
                                    new Job(row, Job.Status.valueOf(found.getString(1)), found.getString(2)),
                                    found.getString(3)))
                            : Optional.empty();
                }
            }
        });
    }

    /**
     * Writes how far the work of a row is, in the place of what was written before.
     *
     * @throws FencedException when another deployer has taken over
     */
    public void write(String rollout, StoredJob stored) {
        String sql = """
                INSERT INTO job (rollout, row, status, detail, progress) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (rollout, row) DO UPDATE
                SET status = excluded.status, detail = excluded.detail, progress = excluded.progress""";
        database.transaction(connection -> {
            tenure.require(connection);
            try (PreparedStatement upsert = connection.prepareStatement(sql)) {
                upsert.setString(1, rollout);
                upsert.setLong(2, stored.job().row());
                upsert.setString(3, stored.job().status().name());
                upsert.setString(4, stored.job().detail());
                upsert.setString(5, stored.progress());
                return upsert.executeUpdate();
            }
        });
    }
}
