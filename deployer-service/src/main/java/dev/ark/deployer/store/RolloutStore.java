package dev.ark.deployer.store;

import dev.ark.deployer.rollout.Admission;
import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.rollout.RolloutLock;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.Row;
import dev.ark.deployer.rollout.Step;
import dev.ark.deployer.tripwire.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * All rollouts and their rows. What is written is on disk when a method returns, and is written only by the deployer whose tenure it is; to
 * others each writing method throws {@link FencedException}. Thread-safe.
 */
public final class RolloutStore {
    private final DeployerDatabase database;
    private final Tenure tenure;

    public RolloutStore(DeployerDatabase database, Tenure tenure) {
        this.database = database;
        this.tenure = tenure;
    }

    /** Reads in one transaction. */
    private interface Reading<T> {
        T in(RolloutReader reader) throws SQLException;
    }

    /** Takes the lock and stores a rollout with its first row, or says why not. */
    public Admission begin(RolloutState first, Admission.Request request) {
        return database.transaction(connection -> {
            tenure.require(connection);
            RolloutReader reader = new RolloutReader(connection, tenure.epoch());
            List<RolloutState> earlier = reader.ofVersion(request.spec().version()).stream()
                    .map(StoredRollout::state)
                    .filter(RolloutState::isOver)
                    .toList();
            Admission admission = Admission.of(request, reader.lock(), earlier);
            if (admission instanceof Admission.Admitted(RolloutLock lock)) {
                insert(connection, request);
                insert(connection, request.spec(), first.last(), request.by());
                take(connection, lock);
            }
            return admission;
        });
    }

    /** The one that holds the lock, to be advanced. */
    public Optional<StoredRollout> open() {
        return database.transaction(connection -> {
            tenure.require(connection);
            return current(new RolloutReader(connection, tenure.epoch()));
        });
    }

    /** The one that holds the lock, to be looked at. */
    public Optional<StoredRollout> current() {
        return read(RolloutStore::current);
    }

    public Optional<StoredRollout> find(String id) {
        return read(reader -> reader.find(id));
    }

    /** The latest ones, the latest first. */
    public List<StoredRollout> latest(int limit) {
        return read(reader -> reader.latest(limit));
    }

    /**
     * Stores a transition, what is to be told of it, and, where it is an end, that the lock is free.
     *
     * @throws FencedException also when the row that it ends is not open
     */
    public void move(StoredRollout rollout, Step.Move move) {
        RolloutSpec spec = rollout.state().spec();
        database.transaction(connection -> {
            tenure.require(connection);
            end(connection, spec.id(), move.ended());
            if (move.ended().intent() instanceof Intent.Restore) {
                // The journal may have lost what it was told; being told again changes nothing there.
                for (Row earlier : rollout.state().rows()) {
                    Outbox.add(connection, spec, earlier, rollout.begunBy());
                }
            }
            insert(connection, spec, move.begun(), rollout.begunBy());
            if (move.begun().ending() != null) {
                free(connection, spec.id());
            }
            return spec;
        });
    }

    /** Stores what a rollout is asked from now on. */
    public void amend(RolloutSpec spec) {
        update("UPDATE rollout SET spec = ? WHERE id = ?", StoredJson.text(spec), spec.id());
    }

    /** Stores the verdict of the last check. */
    public void judged(String rollout, Verdict verdict) {
        update("UPDATE rollout SET verdict = ? WHERE id = ?", verdict.name(), rollout);
    }

    private <T> T read(Reading<T> reading) {
        return database.transaction(connection -> reading.in(new RolloutReader(connection, tenure.epoch())));
    }

    private static Optional<StoredRollout> current(RolloutReader reader) throws SQLException {
        Optional<RolloutLock> lock = reader.lock();
        return lock.isPresent() ? reader.find(lock.get().holder()) : Optional.empty();
    }

    private void update(String sql, String value, String rollout) {
        database.transaction(connection -> {
            tenure.require(connection);
            return execute(connection, sql, value, rollout);
        });
    }

    private static void insert(Connection connection, Admission.Request request) throws SQLException {
        execute(
                connection,
                "INSERT INTO rollout (id, version, spec, begun_by, begun_at) VALUES (?, ?, ?, ?, ?)",
                request.spec().id(),
                request.spec().version(),
                StoredJson.text(request.spec()),
                request.by(),
                request.at());
    }

    private static void take(Connection connection, RolloutLock lock) throws SQLException {
        execute(
                connection,
                "INSERT INTO rollout_lock (name, holder, held_by, since) VALUES (?, ?, ?, ?)",
                lock.name(),
                lock.holder(),
                lock.by(),
                lock.since());
    }

    private static void free(Connection connection, String rollout) throws SQLException {
        execute(connection, "DELETE FROM rollout_lock WHERE holder = ?", rollout);
    }

    private static void insert(Connection connection, RolloutSpec spec, Row row, String by) throws SQLException {
        execute(
                connection,
                "INSERT INTO rollout_row (rollout, number, open, body) VALUES (?, ?, ?, ?)",
                spec.id(),
                row.number(),
                row.ending() == null ? 1 : 0,
                StoredJson.text(row));
        Outbox.add(connection, spec, row, by);
    }

    private static void end(Connection connection, String rollout, Row ended) throws SQLException {
        String sql = "UPDATE rollout_row SET open = 0, body = ? WHERE rollout = ? AND number = ? AND open = 1";
        if (execute(connection, sql, StoredJson.text(ended), rollout, ended.number()) != 1) {
            throw new FencedException("row " + ended.number() + " of rollout " + rollout + " is not open");
        }
    }

    /** Numbers go as they are, anything else as its text. */
    private static int execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof Number ? values[i] : values[i].toString());
            }
            return statement.executeUpdate();
        }
    }
}
