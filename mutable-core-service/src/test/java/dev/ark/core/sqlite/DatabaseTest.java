package dev.ark.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings under which the state is opened, and the files that are not opened at all. */
class DatabaseTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("deep/er/state.db");
    }

    @Test
    void aNewStateIsActiveInEpochOne() throws SQLException {
        try (Session session = Database.open(file).reader()) {
            assertThat(session.first("SELECT trading_state || halt_epoch FROM control", row -> row.getString(1)))
                    .hasValue("ACTIVE1");
        }
    }

    @Test
    void openingAgainKeepsWhatIsThere() throws SQLException {
        try (Session session = Database.open(file).writer()) {
            session.update("UPDATE control SET halt_epoch = ? WHERE id = 1", 7L);
        }
        try (Session session = Database.open(file).reader()) {
            assertThat(session.first("SELECT halt_epoch FROM control", row -> row.getLong(1)))
                    .hasValue(7L);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "this is a diary and not a database at all. ".repeat(100));
        assertThatThrownBy(() -> Database.open(file)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWriterSyncsEachCommit() throws SQLException {
        try (Session session = Database.open(file).writer()) {
            assertThat(session.first("PRAGMA synchronous", row -> row.getInt(1)))
                    .hasValue(2);
            assertThat(session.first("PRAGMA journal_mode", row -> row.getString(1)))
                    .hasValue("wal");
        }
    }

    @Test
    void aReaderCannotWrite() throws SQLException {
        try (Session session = Database.open(file).reader()) {
            assertThatThrownBy(() -> session.update("UPDATE control SET halt_epoch = 7"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aSnapshotDoesNotSeeWhatIsCommittedMeanwhile() throws SQLException {
        Database database = Database.open(file);
        try (Session reader = database.reader();
                Session writer = database.writer()) {
            long seen = reader.snapshot(session -> {
                haltEpoch(session);
                writer.update("UPDATE control SET halt_epoch = 7 WHERE id = 1");
                return haltEpoch(session);
            });
            assertThat(seen).isEqualTo(1);
            assertThat(haltEpoch(reader)).isEqualTo(7);
        }
    }

    private static long haltEpoch(Session session) throws SQLException {
        return session.first("SELECT halt_epoch FROM control", row -> row.getLong(1))
                .orElseThrow();
    }
}
