package dev.ark.core.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two databases are the same when every row that counts is. */
class TableComparisonTest {
    private static final Instant NOW = Instant.parse("2026-05-01T09:30:00Z");

    @TempDir
    Path directory;

    @Test
    void newDatabasesAreTheSame() throws SQLException {
        assertThat(Folds.differences(left(), right(), NOW)).isEmpty();
    }

    @Test
    void aRowMoreIsADifference() throws SQLException {
        change(left(), "INSERT INTO source VALUES ('s-1', 'news', 7)");
        change(left(), "INSERT INTO source VALUES ('s-2', 'news', 8)");
        change(right(), "INSERT INTO source VALUES ('s-2', 'news', 8)");
        assertThat(Folds.differences(left(), right(), NOW)).singleElement().satisfies(difference -> {
            assertThat(difference.table()).isEqualTo("source");
            assertThat(difference.onlyLeft()).containsExactly("id='s-1', kind='news', revision=7");
            assertThat(difference.onlyRight()).isEmpty();
        });
    }

    @Test
    void aNumberIsComparedAsItIsWritten() throws SQLException {
        change(
                left(),
                "INSERT INTO holding (account, symbol, quantity, open_buys, open_sells) VALUES ('a','s','1','0','0')");
        change(
                right(),
                "INSERT INTO holding (account, symbol, quantity, open_buys, open_sells) VALUES ('a','s','1.0','0','0')");
        assertThat(Folds.differences(left(), right(), NOW))
                .extracting(TableDifference::table)
                .containsExactly("holding");
    }

    @Test
    void aTableThatNobodyThoughtOfIsCompared() throws SQLException {
        change(right(), "CREATE TABLE added_later (id TEXT PRIMARY KEY) STRICT");
        change(right(), "INSERT INTO added_later VALUES ('x')");
        assertThat(Folds.differences(left(), right(), NOW))
                .extracting(TableDifference::table)
                .containsExactly("added_later");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO watchdog_lease VALUES (1, 'w', 5, 'NONE')",
                "INSERT INTO slot_fence VALUES ('green', 2, 'somebody', 'now')",
                "UPDATE schema_range SET usable_since = 1",
                "INSERT INTO checkpoint VALUES (1, 'at', 'note')",
                "INSERT INTO merkle_node VALUES (8, 0, 'hash')",
                "INSERT INTO agent_pace VALUES ('kenny', 1777627739, 1, 1)",
                "INSERT INTO order_pace VALUES ('a', 's', 1777627739, 1, 1)",
                "INSERT INTO publication VALUES ('s', 'kenny', 'alice', 'a', 1777541399999, 1)",
                "INSERT INTO idempotency VALUES ('kenny', 'k', 'b', 'd', 1777541399999)",
                "INSERT INTO write_answer VALUES ('kenny', 'k', 'b', 'a', 1777541400000)"
            })
    void whatIsNotOfTheJournalOrTooOldToCountIsNotCompared(String insert) throws SQLException {
        change(left(), insert);
        assertThat(Folds.differences(left(), right(), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO agent_pace VALUES ('kenny', 1777627740, 1, 1)",
                "INSERT INTO order_pace VALUES ('a', 's', 1777627740, 1, 1)",
                "INSERT INTO publication VALUES ('s', 'kenny', 'alice', 'a', 1777541400000, 1)",
                "INSERT INTO idempotency VALUES ('kenny', 'k', 'b', 'd', 1777541400000)",
                "INSERT INTO write_answer VALUES ('kenny', 'k', 'b', 'a', 1777541400001)"
            })
    void whatCountsStillIsCompared(String insert) throws SQLException {
        change(left(), insert);
        assertThat(Folds.differences(left(), right(), NOW)).hasSize(1);
    }

    private Path left() {
        return directory.resolve("left.db");
    }

    private Path right() {
        return directory.resolve("right.db");
    }

    private static void change(Path file, String sql) throws SQLException {
        try (Session session = Database.open(file).writer()) {
            session.execute(sql);
        }
    }
}
