package dev.ark.core.decision;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Outcome;
import dev.ark.core.Graveyard;
import dev.ark.core.fold.FoldReport;
import dev.ark.core.fold.FoldedRow;
import dev.ark.core.fold.Folds;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.OpenWriter;
import dev.ark.core.sqlite.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What decisions do to the tables comes back from their rows. */
class DecisionFoldTest {
    @TempDir
    Path directory;

    private Path file;
    private Path copy;
    private Slot slot;

    @BeforeEach
    void open() throws SQLException {
        file = directory.resolve("state.db");
        copy = directory.resolve("copy.db");
        slot = new Slot(file, "stable", Graveyard::evaluate);
        slot.register("kenny");
        Folds.copy(file, copy);
        slot.start();
    }

    @AfterEach
    void close() throws SQLException {
        slot.close();
    }

    @Test
    void anApprovalComesBackWithItsPermitAndItsKey() throws SQLException {
        decided(slot.buy("kenny", "key"));
        assertComesBack();
    }

    @Test
    void aDecisionThatWasToldForASecondKeyComesBack() throws SQLException {
        decided(slot.buyTo("kenny", 1, ""));
        decided(slot.buyTo("kenny", 1, "key"));
        assertComesBack();
    }

    @Test
    void aQuarantineThatADecisionBringsAboutComesBack() throws SQLException {
        decided(slot.changeTheRules("kenny"));
        assertComesBack();
    }

    @Test
    void whatWaitsComesBack() throws SQLException {
        assertThat(decided(slot.transfer("kenny")).outcome()).isEqualTo(Outcome.PENDING_APPROVAL);
        assertComesBack();
    }

    @Test
    void whatIsSettledComesBack() throws SQLException {
        Decision waiting = decided(slot.transfer("kenny"));
        decided(slot.settle(slot.waiting(waiting.decisionId())));
        assertComesBack();
    }

    @Test
    void whatIsTooOldToBeKnownIsReplaced() throws SQLException {
        try (Session session = Database.open(copy).writer()) {
            session.execute("INSERT INTO idempotency VALUES ('kenny', 'key', 'another', 'gone', 1)");
        }
        decided(slot.buy("kenny", "key"));
        assertComesBack();
    }

    @Test
    void aDecisionWithoutItsBasisIsKeptAndReported() throws SQLException {
        Decision decision = decided(slot.buy("kenny", "key"));
        FoldReport report = fold(basis -> Optional.empty());
        assertThat(report.losses())
                .singleElement()
                .asString()
                .contains("what decision " + decision.decisionId() + " was based on is gone");
        assertThat(report.lostEffects()).as("it did what it did").isZero();
        assertThat(rows("SELECT id || basis FROM decision")).containsExactly(decision.decisionId());
        assertThat(rows("SELECT id FROM permit"))
                .containsExactly(decision.permit().id());
    }

    @Test
    void aBasisThatWasChangedIsReportedAndNotKept() throws SQLException {
        decided(slot.buy("kenny", ""));
        FoldReport report = fold(basis -> basis.map(text -> text + " "));
        assertThat(report.losses()).singleElement().asString().contains("was changed and is not kept");
        assertThat(rows("SELECT basis FROM decision")).containsExactly("");
    }

    @Test
    void whatWaitedWithoutItsBasisWaitsNoMore() throws SQLException {
        decided(slot.transfer("kenny"));
        assertThat(fold(basis -> Optional.empty()).losses())
                .singleElement()
                .asString()
                .contains("it cannot be approved any more");
        assertThat(rows("SELECT decision_id FROM pending")).isEmpty();
    }

    private void assertComesBack() throws SQLException {
        assertThat(fold(basis -> basis).losses()).isEmpty();
        assertThat(Folds.differences(copy, file, OpenWriter.CLOCK.instant())).isEmpty();
    }

    private FoldReport fold(UnaryOperator<Optional<String>> kept) throws SQLException {
        List<FoldedRow> rows = Folds.tail(file, 0).stream()
                .map(row -> new FoldedRow(row.row(), kept.apply(row.basis())))
                .toList();
        return Folds.fold(copy, rows);
    }

    private List<String> rows(String sql) throws SQLException {
        try (Session session = Database.open(copy).reader()) {
            return session.list(sql, row -> row.getString(1));
        }
    }

    private static Decision decided(CompletableFuture<Decision> answer) {
        return answer.orTimeout(20, SECONDS).join();
    }
}
