package dev.ark.deployer.observation.live;

import dev.ark.deployer.observation.News;
import dev.ark.deployer.observation.Sample;
import dev.ark.deployer.store.DeployerDatabase;
import dev.ark.deployer.store.StoredJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Samples, in the order in which they were taken, which a clock that is set does not change. They are kept for a time, and those of the open
 * rollout as long as that is open. Thread-safe.
 */
final class SampleStore {
    private final DeployerDatabase database;
    private final Duration kept;

    SampleStore(DeployerDatabase database, Duration kept) {
        this.database = database;
        this.kept = kept;
    }

    /** How far the journal was read. */
    record Position(long epoch, long seq) {}

    /** Adds one, and deletes what is too old by it. */
    void add(Sample sample) {
        database.transaction(connection -> {
            insert(connection, sample);
            prune(connection, sample);
            return null;
        });
    }

    /** The samples under a rollout from a row of it on, in order. */
    List<Sample> of(String rollout, long fromRow) {
        return select(
                "SELECT body FROM sample WHERE rollout = ? AND rollout_row >= ? ORDER BY number", rollout, fromRow);
    }

    /** The last samples before those, in order. */
    List<Sample> before(String rollout, long fromRow, int most) {
        return select("""
                SELECT body FROM sample
                WHERE number < (SELECT min(number) FROM sample WHERE rollout = ? AND rollout_row >= ?)
                ORDER BY number DESC LIMIT ?""", rollout, fromRow, most).reversed();
    }

    /** The samples that say to be no older than that, in order. */
    List<Sample> since(Instant from) {
        return select("SELECT body FROM sample WHERE at_ms >= ? ORDER BY number", from.toEpochMilli());
    }

    /** Where the last sample with news had the journal read to. */
    Optional<Position> position() {
        return database.transaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT epoch, seq FROM sample WHERE seq IS NOT NULL ORDER BY number DESC LIMIT 1");
                    ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Position(row.getLong(1), row.getLong(2))) : Optional.empty();
            }
        });
    }

    private static void insert(Connection connection, Sample sample) throws SQLException {
        Optional<Sample.Under> under = Optional.ofNullable(sample.under());
        Optional<News> news = Optional.ofNullable(sample.news());
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO sample (at_ms, rollout, rollout_row, epoch, seq, body) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, sample.at().toEpochMilli());
            insert.setObject(2, under.map(Sample.Under::rollout).orElse(null));
            insert.setObject(3, under.map(Sample.Under::row).orElse(null));
            insert.setObject(4, news.map(News::epoch).orElse(null));
            insert.setObject(5, news.map(News::seq).orElse(null));
            insert.setString(6, StoredJson.text(sample));
            insert.executeUpdate();
        }
    }

    private void prune(Connection connection, Sample sample) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM sample WHERE at_ms < ? AND rollout IS NOT ?")) {
            delete.setLong(1, sample.at().minus(kept).toEpochMilli());
            delete.setObject(2, sample.under() == null ? "" : sample.under().rollout());
            delete.executeUpdate();
        }
    }

    private List<Sample> select(String sql, Object... arguments) {
        return database.transaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    select.setObject(i + 1, arguments[i]);
                }
                List<Sample> samples = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        samples.add(StoredJson.read(row.getString(1), Sample.class));
                    }
                }
                return samples;
            }
        });
    }
}
