package dev.ark.deployer.store;

import dev.ark.deployer.rollout.RolloutLock;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.Row;
import dev.ark.deployer.tripwire.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads rollouts in a transaction of somebody else's. */
record RolloutReader(Connection connection, long epoch) {
    private static final String ROLLOUTS = "SELECT spec, begun_by, begun_at, verdict FROM rollout ";

    /** A value for the one parameter of a statement. */
    private interface Parameter {
        void set(PreparedStatement statement) throws SQLException;
    }

    Optional<RolloutLock> lock() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT name, holder, held_by, since FROM rollout_lock WHERE name = ?")) {
            select.setString(1, RolloutLock.NAME);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new RolloutLock(
                                row.getString(1), row.getString(2), row.getString(3), Instant.parse(row.getString(4))))
                        : Optional.empty();
            }
        }
    }

    Optional<StoredRollout> find(String id) throws SQLException {
        return rollouts("WHERE id = ?", statement -> statement.setString(1, id)).stream()
                .findFirst();
    }

    List<StoredRollout> ofVersion(String version) throws SQLException {
        return rollouts("WHERE version = ? ORDER BY number DESC", statement -> statement.setString(1, version));
    }

    List<StoredRollout> latest(int limit) throws SQLException {
        return rollouts("ORDER BY number DESC LIMIT ?", statement -> statement.setInt(1, limit));
    }

    private List<StoredRollout> rollouts(String which, Parameter parameter) throws SQLException {
        List<StoredRollout> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ROLLOUTS + which)) {
            parameter.set(select);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(rollout(row));
                }
            }
        }
        return found;
    }

    private StoredRollout rollout(ResultSet row) throws SQLException {
        RolloutSpec spec = StoredJson.read(row.getString(1), RolloutSpec.class);
        String verdict = row.getString(4);
        return new StoredRollout(
                new RolloutState(spec, rows(spec.id()), epoch),
                row.getString(2),
                Instant.parse(row.getString(3)),
                verdict == null ? null : Verdict.valueOf(verdict));
    }

    private List<Row> rows(String rollout) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT body FROM rollout_row WHERE rollout = ? ORDER BY number")) {
            select.setString(1, rollout);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(StoredJson.read(row.getString(1), Row.class));
                }
            }
        }
        return rows;
    }
}
