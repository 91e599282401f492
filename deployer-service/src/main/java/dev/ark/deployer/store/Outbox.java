package dev.ark.deployer.store;

import dev.ark.contract.rollout.RolloutStep;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** What the journal is still to be told, in order. It is written in the transaction of what it tells. Thread-safe. */
public final class Outbox {
    private final DeployerDatabase database;

    public Outbox(DeployerDatabase database) {
        this.database = database;
    }

    /** A transition to be told. */
    public record Announcement(long number, RolloutStep step) {}

    /** The one that is next. */
    public Optional<Announcement> first() {
        return database.transaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT number, body FROM announcement ORDER BY number LIMIT 1");
                    ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Announcement(row.getLong(1), StoredJson.read(row.getString(2), RolloutStep.class)))
                        : Optional.empty();
            }
        });
    }

    /** It was told. */
    public void remove(long number) {
        database.transaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM announcement WHERE number = ?")) {
                delete.setLong(1, number);
                return delete.executeUpdate();
            }
        });
    }

    /** How many wait. */
    public long waiting() {
        return database.transaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM announcement");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Adds the transition that a row began with. */
    static void add(Connection connection, RolloutSpec spec, Row row, String by) throws SQLException {
        RolloutStep step = new RolloutStep(
                spec.id(),
                row.number(),
                spec.version(),
                spec.stable(),
                row.place().phase().name().toLowerCase(Locale.ROOT),
                row.place().step(),
                row.place().part(),
                row.cause().kind().name().toLowerCase(Locale.ROOT),
                row.cause().why(),
                by,
                row.span().openedAt());
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO announcement (body) VALUES (?)")) {
            insert.setString(1, StoredJson.text(step));
            insert.executeUpdate();
        }
    }
}
