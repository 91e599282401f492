package dev.ark.deployer.store;

import dev.ark.deployer.rollout.Command;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What people asked of rollouts. Thread-safe. */
public final class CommandStore {
    private final DeployerDatabase database;
    private final Tenure tenure;

    public CommandStore(DeployerDatabase database, Tenure tenure) {
        this.database = database;
        this.tenure = tenure;
    }

    /** All commands for a rollout, in the order of their numbers. */
    public List<Command> of(String rollout) {
        return database.transaction(connection -> of(connection, rollout));
    }

    /**
     * Stores a command.
     *
     * @throws FencedException when another deployer has taken over, or another command has its number
     */
    public void add(String rollout, Command command, Instant at) {
        database.transaction(connection -> {
            tenure.require(connection);
            if (command.number() != of(connection, rollout).size() + 1) {
                throw new FencedException(
                        "command " + command.number() + " of rollout " + rollout + " is not the next");
            }
            return insert(connection, rollout, command, at);
        });
    }

    private static int insert(Connection connection, String rollout, Command command, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO rollout_command (rollout, number, at, body) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, rollout);
            insert.setLong(2, command.number());
            insert.setString(3, at.toString());
            insert.setString(4, StoredJson.text(command));
            return insert.executeUpdate();
        }
    }

    private static List<Command> of(Connection connection, String rollout) throws SQLException {
        List<Command> commands = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT body FROM rollout_command WHERE rollout = ? ORDER BY number")) {
            select.setString(1, rollout);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    commands.add(StoredJson.read(row.getString(1), Command.class));
                }
            }
        }
        return commands;
    }
}
