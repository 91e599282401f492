package dev.ark.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other versions: brought up to date, used as they are, or refused. */
class SchemaTest {
    private static final int TWO_AGO = Schema.MAX - 2;
    private static final SchemaScript ADDITIVE = SchemaScript.additive("schema-test-additive");
    private static final SchemaScript BREAKING = SchemaScript.additive("schema-test-breaking");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("state.db");
    }

    @Test
    void aNewFileSaysItsVersionInBothPlaces() throws SQLException {
        try (Session session = Database.open(file).reader()) {
            assertThat(userVersion(session)).isEqualTo(Schema.MAX);
            assertThat(range(session)).isEqualTo(Schema.MAX + " usable since 1");
        }
    }

    @Test
    void whoHasOnlyTheFilesOfThisProgramIsToldTheSameRange() throws IOException {
        Properties told = new Properties();
        try (InputStream in = Schema.class.getResourceAsStream("/META-INF/ark-schema.properties")) {
            told.load(in);
        }
        assertThat(told)
                .containsEntry("min", Integer.toString(Schema.MIN))
                .containsEntry("max", Integer.toString(Schema.MAX));
    }

    @Test
    void aFileOfTwoScriptsAgoIsBroughtUpToDateAndKeepsItsRows() throws Exception {
        olderFile();
        try (Session session = Database.open(file).reader()) {
            assertThat(userVersion(session)).isEqualTo(Schema.MAX);
            assertThat(range(session)).isEqualTo(Schema.MAX + " usable since 1");
            assertThat(haltEpoch(session)).isEqualTo(7);
        }
        assertThat(tables(file))
                .isEqualTo(tables(Database.open(directory.resolve("new.db")).file()));
    }

    @Test
    void aFileOfTheNextVersionIsUsedAsItIsWhenItSaysThatItCanBe() throws Exception {
        bring(with(ADDITIVE));
        try (Session session = Database.open(file).reader()) {
            assertThat(userVersion(session)).isEqualTo(Schema.MAX + 1);
            assertThat(range(session)).isEqualTo(Schema.MAX + 1 + " usable since 1");
            assertThat(haltEpoch(session)).isEqualTo(1);
        }
    }

    @Test
    void aFileOfTheNextVersionThatCannotBeUsedIsRefused() throws Exception {
        bring(with(new SchemaScript(ADDITIVE.name(), Schema.MAX + 1)));
        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("schema " + (Schema.MAX + 1))
                .hasMessageContaining("of schema " + (Schema.MAX + 1) + " and later")
                .hasMessageContaining("schemas " + Schema.MIN + " to " + Schema.MAX);
    }

    @Test
    void aFileOfALaterVersionThatDoesNotSayWhoCanUseItIsRefused() throws SQLException {
        try (Session session = Database.open(file).writer()) {
            session.execute("DROP TABLE schema_range");
            session.execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("schema 99");
    }

    @Test
    void aFileThatIsTooOldIsRefused() throws Exception {
        olderFile();
        Schema later = new Schema(Schema.MAX, Schema.CURRENT.scripts());
        try (Session session = plain(file)) {
            assertThatThrownBy(() -> later.bring(session))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("schema " + TWO_AGO)
                    .hasMessageContaining("schemas " + Schema.MAX + " to " + Schema.MAX);
        }
    }

    @Test
    void aScriptThatFailsLeavesTheFileAsItWas() throws Exception {
        olderFile();
        List<String> before = tables(file);
        assertThatThrownBy(() -> bring(with(BREAKING))).isInstanceOf(SQLException.class);
        assertThat(tables(file)).isEqualTo(before);
        try (Session session = plain(file)) {
            assertThat(userVersion(session)).isEqualTo(TWO_AGO);
        }
    }

    @Test
    void aCrashInTheMiddleLeavesTheFileAsItWas() throws Exception {
        olderFile();
        List<String> before = tables(file);
        Path crashed = directory.resolve("crashed.db");
        try (Session session = plain(file)) {
            session.execute("PRAGMA cache_size = 1");
            session.execute("PRAGMA cache_spill = 1");
            session.execute("BEGIN IMMEDIATE");
            Schema.CURRENT.migrate(session, TWO_AGO);
            Files.copy(file, crashed);
            Files.copy(Path.of(file + "-wal"), Path.of(crashed + "-wal"));
            session.execute("ROLLBACK");
        }
        assertThat(tables(crashed)).isEqualTo(before);
        try (Session session = Database.open(crashed).reader()) {
            assertThat(userVersion(session)).isEqualTo(Schema.MAX);
        }
    }

    private static Schema with(SchemaScript script) {
        List<SchemaScript> scripts = new ArrayList<>(Schema.CURRENT.scripts());
        scripts.add(script);
        return new Schema(Schema.MIN, scripts);
    }

    private void bring(Schema schema) throws SQLException, IOException {
        try (Session session = plain(file)) {
            schema.bring(session);
        }
    }

    /** As a program of two versions ago left it. */
    private void olderFile() throws SQLException, IOException {
        try (Session session = plain(file)) {
            session.execute("PRAGMA journal_mode = WAL");
            for (SchemaScript script : Schema.CURRENT.scripts().subList(0, TWO_AGO)) {
                script.run(session);
            }
            session.execute("PRAGMA user_version = " + TWO_AGO);
            session.update("UPDATE control SET halt_epoch = ? WHERE id = 1", 7L);
        }
    }

    private static Session plain(Path file) throws SQLException {
        return new Session(DriverManager.getConnection("jdbc:sqlite:" + file));
    }

    private static List<String> tables(Path file) throws SQLException {
        try (Session session = plain(file)) {
            return session.list("SELECT name FROM sqlite_schema ORDER BY name", row -> row.getString(1));
        }
    }

    private static String range(Session session) throws SQLException {
        return session.first(
                        "SELECT version || ' usable since ' || usable_since FROM schema_range", row -> row.getString(1))
                .orElseThrow();
    }

    private static int userVersion(Session session) throws SQLException {
        return session.first("PRAGMA user_version", row -> row.getInt(1)).orElseThrow();
    }

    private static long haltEpoch(Session session) throws SQLException {
        return session.first("SELECT halt_epoch FROM control", row -> row.getLong(1))
                .orElseThrow();
    }
}
