package dev.ark.core.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.core.sqlite.OpenWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of each row of a tail, whatever it is. */
class JournalFoldTest {
    @TempDir
    Path directory;

    private Path written;
    private Path target;

    @BeforeEach
    void name() {
        written = directory.resolve("written.db");
        target = directory.resolve("target.db");
    }

    @Test
    void rowsAreKeptAsTheyStand() throws SQLException {
        append("alert", "permit_refused", "rule_write_refused");
        assertThat(Folds.fold(target, Folds.tail(written, 0))).isEqualTo(new FoldReport(3, 3, List.of()));
        assertThat(Folds.tail(target, 0)).isEqualTo(Folds.tail(written, 0));
    }

    @Test
    void aTailGoesOnWhereTheTargetStands() throws SQLException {
        append("alert");
        Folds.copy(written, target);
        append("alert", "alert");
        assertThat(Folds.fold(target, Folds.tail(written, 1))).isEqualTo(new FoldReport(2, 3, List.of()));
        assertThat(Folds.differences(target, written, OpenWriter.CLOCK.instant()))
                .isEmpty();
    }

    @Test
    void aRowOfANewerVersionIsKeptAndReported() throws SQLException {
        append("alert", "invented_tomorrow", "alert");
        FoldReport report = Folds.fold(target, Folds.tail(written, 0));
        assertThat(report.applied()).isEqualTo(3);
        assertThat(report.sentences())
                .containsExactly(
                        "2 (invented_tomorrow): rows of this type are not known to this version, nor what they do");
        assertThat(report.lostEffects()).isEqualTo(1);
        assertThat(Folds.head(target)).isEqualTo(3);
    }

    @Test
    void aRowWhoseEffectFailsIsKeptAndReported() throws SQLException {
        append("heartbeat", "alert");
        FoldReport report = Folds.fold(target, Folds.tail(written, 0));
        assertThat(report.sentences())
                .singleElement()
                .asString()
                .startsWith("1 (heartbeat): ")
                .contains("no agent");
        assertThat(report.lostEffects()).isEqualTo(1);
        assertThat(Folds.head(target)).isEqualTo(2);
    }

    @Test
    void aGapIsRefused() throws SQLException {
        append("alert", "alert", "alert");
        List<FoldedRow> rows = new ArrayList<>(Folds.tail(written, 0));
        rows.remove(1);
        refused(rows, "row 3 does not follow row 1");
    }

    @Test
    void aRowThatWasChangedIsRefused() throws SQLException {
        append("alert");
        JournalRow row = Folds.tail(written, 0).getFirst().row();
        refused(List.of(changed(row, "{}", row.hash())), "row 1 does not follow row 0");
    }

    @Test
    void aRowThatFollowsAnotherIsRefused() throws SQLException {
        append("alert", "alert");
        JournalRow row = Folds.tail(written, 1).getFirst().row();
        JournalRow forged = HashChain.append(
                HashChain.GENESIS, row.epoch(), 2, row.type(), row.body(), row.at(), row.deployment(), row.version());
        List<FoldedRow> rows = List.of(Folds.tail(written, 0).getFirst(), new FoldedRow(forged, Optional.empty()));
        refused(rows, "row 2 does not follow row 1");
    }

    private void refused(List<FoldedRow> rows, String why) {
        assertThatThrownBy(() -> Folds.fold(target, rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    private static FoldedRow changed(JournalRow row, String body, String hash) {
        return new FoldedRow(
                new JournalRow(
                        row.epoch(),
                        row.seq(),
                        row.type(),
                        body,
                        row.at(),
                        row.deployment(),
                        row.version(),
                        row.prevHash(),
                        hash),
                Optional.empty());
    }

    private void append(String... types) throws SQLException {
        try (OpenWriter open = new OpenWriter(written, "stable")) {
            for (String type : types) {
                open.writer()
                        .submit(transaction -> transaction.append(type, Map.of("agent", "nobody")))
                        .join();
            }
        }
    }
}
