package dev.ark.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State files that are not what was left, and who may look at them. */
class OpenChecksTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("deep/er/state.db");
    }

    @Test
    void aFileThatWasCutShortIsRefused() throws Exception {
        Database.open(file);
        cutTo(Files.size(file) / 2);
        assertThatThrownBy(() -> Database.open(file)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFileThatWasCutShortBehindItsLogIsRefused() throws Exception {
        Path copy = directory.resolve("copy.db");
        try (Session session = Database.open(file).writer()) {
            session.execute("CREATE TABLE large (text TEXT)");
            for (int i = 0; i < 50; i++) {
                session.update("INSERT INTO large VALUES (?)", "x".repeat(10_000));
            }
            session.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            session.update("INSERT INTO large VALUES (?)", "in the log");
            copy(copy);
        }
        file = copy;
        cutTo(Files.size(copy) - 100_000);
        assertThatThrownBy(() -> Database.open(copy)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLostFileIsNotMadeAnewBesideItsLog() throws Exception {
        Path copy = directory.resolve("copy.db");
        try (Session session = Database.open(file).writer()) {
            session.update("UPDATE control SET halt_epoch = ? WHERE id = 1", 7L);
            copy(copy);
        }
        Files.delete(copy);
        assertThatThrownBy(() -> Database.open(copy))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("missing or empty");
        assertThat(Files.size(Path.of(copy + "-wal"))).isPositive();
    }

    @Test
    void anEmptiedFileIsNotMadeAnewBesideItsLog() throws Exception {
        Path copy = directory.resolve("copy.db");
        try (Session session = Database.open(file).writer()) {
            session.update("UPDATE control SET halt_epoch = ? WHERE id = 1", 7L);
            copy(copy);
        }
        file = copy;
        cutTo(0);
        assertThatThrownBy(() -> Database.open(copy))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("missing or empty");
    }

    @Test
    void aConnectionMakesNoFile() throws Exception {
        Database database = Database.open(file);
        Files.delete(file);
        assertThatThrownBy(database::reader).isInstanceOf(SQLException.class);
        assertThatThrownBy(database::writer).isInstanceOf(SQLException.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void theStateIsForItsOwnerAlone() throws Exception {
        try (Session session = Database.open(file).writer()) {
            session.update("UPDATE control SET halt_epoch = ? WHERE id = 1", 7L);
            assertThat(mode(file)).isEqualTo("rw-------");
            assertThat(mode(Path.of(file + "-wal"))).isEqualTo("rw-------");
            assertThat(mode(Path.of(file + "-shm"))).isEqualTo("rw-------");
            assertThat(mode(file.getParent())).isEqualTo("rwx------");
        }
    }

    @Test
    void aStateThatOthersCanReadIsClosedToThem() throws Exception {
        Database.open(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Database.open(file);
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void settingsThatAreNotWhatDurabilityNeedsAreRefused() throws Exception {
        try (Session session = Database.open(file).writer()) {
            session.execute("PRAGMA synchronous = NORMAL");
            assertThatThrownBy(() -> OpenChecks.refuseWeakSettings(session))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("synchronous");
        }
    }

    /** The files as they are, as after a crash. */
    private void copy(Path to) throws IOException {
        Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(Path.of(file + "-wal"), Path.of(to + "-wal"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void cutTo(long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
