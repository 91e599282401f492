package dev.ark.deployer.work.live;

import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.local.RestoreFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** A state's real files, with the tables that the deployer looks at, and a journal that follows its chain. */
final class StateOnDisk {
    final RestoreFiles files;
    final Path backups;

    StateOnDisk(Path home) throws Exception {
        Path directory = Files.createDirectories(home.resolve("state"));
        files = new RestoreFiles(directory.resolve("ark_state.db"));
        backups = home.resolve("deployer/backups");
        sql(
                "PRAGMA journal_mode = WAL",
                "CREATE TABLE journal (seq INTEGER PRIMARY KEY, epoch INTEGER, type TEXT, body TEXT, at TEXT,"
                        + " deployment TEXT, version TEXT, prev_hash TEXT, hash TEXT)",
                "CREATE TABLE schema_range (id INTEGER, version INTEGER, usable_since INTEGER)",
                "INSERT INTO schema_range VALUES (1, 9, 1)",
                "PRAGMA user_version = 9");
    }

    SqliteStateFile file() {
        return new SqliteStateFile(files, files.snapshots(), backups);
    }

    Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + files.database());
    }

    void sql(String... statements) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Rows from one to another, in one transaction. */
    void journal(Connection connection, long from, long to) throws SQLException {
        String before = HashChain.GENESIS;
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR IGNORE INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (long seq = 1; seq <= to; seq++) {
                Instant at = Instant.parse("2026-05-01T10:00:00Z").plusSeconds(seq);
                JournalRow row = HashChain.append(before, 1, seq, "t", "{\"n\":" + seq + "}", at, "stable", "v1");
                before = row.hash();
                if (seq >= from) {
                    Object[] values = {
                        seq, 1, "t", row.body(), at.toString(), "stable", "v1", row.prevHash(), row.hash()
                    };
                    for (int i = 0; i < values.length; i++) {
                        insert.setObject(i + 1, values[i]);
                    }
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    void journal(long from, long to) throws SQLException {
        try (Connection connection = connection()) {
            journal(connection, from, to);
        }
    }
}
