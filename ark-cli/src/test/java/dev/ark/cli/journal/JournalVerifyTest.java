package dev.ark.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalVerifyTest {
    private static final int ROWS = 12_000;
    private static final Instant AT = Instant.parse("2026-01-31T14:30:00.123Z");

    @TempDir
    Path directory;

    private Path file;
    private String headHash;

    @BeforeEach
    void write() throws SQLException {
        file = directory.resolve("a copy.db");
        headHash = HashChain.GENESIS;
        try (Connection connection = connect()) {
            execute(connection, "PRAGMA journal_mode = WAL");
            execute(
                    connection,
                    "CREATE TABLE journal (seq INTEGER PRIMARY KEY, epoch INTEGER, type TEXT, body TEXT, at TEXT,"
                            + " deployment TEXT, version TEXT, prev_hash TEXT, hash TEXT)");
            execute(connection, "CREATE TABLE decision (id TEXT PRIMARY KEY, seq INTEGER, basis TEXT)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO journal VALUES (?, 1, ?, ?, ?, 'stable', 'v1', ?, ?)")) {
                for (int seq = 1; seq <= ROWS; seq++) {
                    add(insert, HashChain.append(headHash, 1, seq, "fact", body(seq), AT, "stable", "v1"));
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }

    private void add(PreparedStatement insert, JournalRow row) throws SQLException {
        insert.setLong(1, row.seq());
        insert.setString(2, row.type());
        insert.setString(3, row.body());
        insert.setString(4, row.at().toString());
        insert.setString(5, row.prevHash());
        insert.setString(6, row.hash());
        insert.addBatch();
        headHash = row.hash();
    }

    private static String body(int seq) {
        return "{\"n\":" + seq + ",\"text\":\"ä\"}";
    }

    @Test
    void anUntouchedJournalIsIntactAndNothingIsLeftBesideIt() throws IOException {
        CommandRun run = CommandRun.of("journal", "verify", file.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("intact: " + ROWS + " rows", "head: " + ROWS + " " + headHash, "rows/s");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE journal SET body = replace(body, '7000', '7001') WHERE seq = 7000 | 7000 | its hash is not the hash
            UPDATE journal SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE seq = 9 | 9 | its hash is not the hash
            UPDATE journal SET hash = upper(hash) WHERE seq = 12000 | 12000 | its hash is not the hash
            UPDATE journal SET prev_hash = hash WHERE seq = 5 | 5 | its prev_hash is not the hash of row 4
            UPDATE journal SET prev_hash = 'zz' WHERE seq = 1 | 1 | its prev_hash is not the hash of row 0
            UPDATE journal SET type = 'halt' WHERE seq = 6 | 6 | its hash is not the hash
            UPDATE journal SET version = NULL WHERE seq = 6 | 6 | its hash is not the hash
            UPDATE journal SET epoch = 2 WHERE seq = 6 | 6 | its hash is not the hash
            UPDATE journal SET epoch = 0 WHERE seq = 6 | 6 | its epoch is lower
            UPDATE journal SET at = '2026-01-31T14:30:00.1230Z' WHERE seq = 8 | 8 | its time is not written as it was hashed
            UPDATE journal SET at = 'today' WHERE seq = 8 | 8 | its time is not a time
            DELETE FROM journal WHERE seq = 5001 | 5001 | it is missing: after row 5000 comes row 5002
            UPDATE journal SET seq = 0 WHERE seq = 1 | 1 | it is missing
            """)
    void theFirstBadRowIsNamed(String change, long bad, String problem) throws Exception {
        try (Connection connection = connect()) {
            execute(connection, change);
        }
        CommandRun run = CommandRun.of("journal", "verify", file.toString(), "-o", "json");
        assertThat(run.exitCode()).isEqualTo(1);
        var result = ArkJson.mapper().readTree(run.out());
        assertThat(result.path("intact").asBoolean()).isFalse();
        assertThat(result.path("bad_seq").asLong()).isEqualTo(bad);
        assertThat(result.path("head_seq").asLong()).isEqualTo(bad - 1);
        assertThat(result.path("problem").asText()).contains(problem);
    }

    @Test
    void swappedRowsAreNamedByTheFirst() throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, "UPDATE journal SET seq = -10 WHERE seq = 10");
            execute(connection, "UPDATE journal SET seq = 10 WHERE seq = 11");
            execute(connection, "UPDATE journal SET seq = 11 WHERE seq = -10");
        }
        CommandRun run = CommandRun.of("journal", "verify", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("not intact at row 10", "last good row: 9");
    }

    @Test
    void aChangedBasisOfADecisionIsNamedByItsRow() throws SQLException {
        try (Connection connection = connect()) {
            DecidedRow decided = DecidedRow.of(
                    ROWS + 1, Proposed.buy("1").now(), World.ordinary().facts());
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO decision VALUES (?, ?, ?)")) {
                insert.setString(1, DecidedRow.id(ROWS + 1));
                insert.setLong(2, ROWS + 1);
                insert.setString(3, decided.basisText());
                insert.executeUpdate();
            }
            String body = decided.bodyText();
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO journal VALUES (?, 1, ?, ?, ?, 'stable', 'v1', ?, ?)")) {
                add(insert, HashChain.append(headHash, 1, ROWS + 1, "decision", body, AT, "stable", "v1"));
                insert.executeBatch();
            }
        }
        assertThat(CommandRun.of("journal", "verify", file.toString()).exitCode())
                .isZero();
        try (Connection connection = connect()) {
            execute(connection, "UPDATE decision SET basis = 'other facts'");
        }
        CommandRun run = CommandRun.of("journal", "verify", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("not intact at row " + (ROWS + 1));
    }

    @Test
    void aJournalWithItsFirstRowsCutOffIsNotIntact() throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, "DELETE FROM journal WHERE seq <= 100");
        }
        CommandRun run = CommandRun.of("journal", "verify", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("not intact at row 1", "comes row 101");
    }

    @Test
    void rowsThatAreOnlyInTheWriteAheadLogAreRead() throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, "DELETE FROM journal WHERE seq = 11999");
            CommandRun run = CommandRun.of("journal", "verify", file.toString());
            assertThat(run.out()).contains("not intact at row 11999");
        }
    }

    @Test
    void aDamagedFileIsReportedWithTheLastGoodRow() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() / 2);
            bytes.write(new byte[40_960]);
        }
        CommandRun run = CommandRun.of("journal", "verify", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("not intact", "damaged").containsPattern("last good row: [1-9][0-9]+");
    }

    @Test
    void whatIsNoDatabaseIsCalledSo() throws IOException {
        Path text = Files.writeString(directory.resolve("text"), "not a database, by far not ".repeat(100));
        assertThat(CommandRun.of("journal", "verify", text.toString()).out()).contains("not a SQLite database");
        CommandRun none =
                CommandRun.of("journal", "verify", directory.resolve("none").toString());
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("there is no database");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
