package dev.ark.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.JournalRows;
import dev.ark.contract.json.ArkJson;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The journal as it stands in a state file, read by a connection of the test's own. */
public final class JournalFile {
    private JournalFile() {}

    /** Every row, in order of sequence. */
    public static List<JournalRow> rows(Path file) {
        try (Session session = Database.open(file).reader()) {
            return rows(session);
        } catch (SQLException e) {
            throw new AssertionError("the journal cannot be read", e);
        }
    }

    /** Every row that a session sees. */
    public static List<JournalRow> rows(Session session) throws SQLException {
        return session.list("SELECT " + JournalRows.COLUMNS + " FROM journal ORDER BY seq", JournalRows::read);
    }

    /** Holds every row against the one before it: gapless, chained, intact, and never back in time. */
    public static void verify(List<JournalRow> rows) {
        String hash = HashChain.GENESIS;
        long seq = 0;
        Instant at = Instant.EPOCH;
        for (JournalRow row : rows) {
            seq++;
            assertThat(row.seq()).as("sequence").isEqualTo(seq);
            assertThat(row.prevHash()).as("what row %d follows", seq).isEqualTo(hash);
            assertThat(HashChain.isIntact(row)).as("row %d is intact", seq).isTrue();
            assertThat(row.at()).as("time of row %d", seq).isAfterOrEqualTo(at);
            hash = row.hash();
            at = row.at();
        }
    }

    public static JsonNode body(JournalRow row) {
        try {
            return ArkJson.mapper().readTree(row.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("row " + row.seq() + " is not JSON", e);
        }
    }
}
