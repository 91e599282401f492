package dev.ark.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.event.EventType;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.core.JournalFile;
import dev.ark.core.permit.PermitRow;
import dev.ark.core.permit.PermitStore;
import dev.ark.core.permit.PermitTerms;
import dev.ark.core.permit.PermittedOrder;
import dev.ark.core.sqlite.OpenWriter;
import dev.ark.core.sqlite.Transaction;
import dev.ark.testkit.SettableClock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Permits that were spent and of whose order nothing is heard. */
class OutcomeWatchTest {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T09:30:00Z"));
    private OpenWriter open;

    private record Settings() implements ExecutionConfig {
        @Override
        public Duration reportWithin() {
            return WITHIN;
        }

        @Override
        public BigDecimal farPrice() {
            return new BigDecimal("0.1");
        }
    }

    @BeforeEach
    void open() throws SQLException {
        open = new OpenWriter(directory.resolve("state.db"), "stable", clock);
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    @Test
    void nobodyIsToldBeforeAReportIsLate() {
        spent("p-1", "10");
        sweepAfter(WITHIN.minusMillis(1));
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aLateReportIsOneWarningAndOneMoreAlertWhenItIsFiveTimesAsLate() {
        spent("p-1", "10");
        sweepAfter(WITHIN);
        sweepAfter(WITHIN);
        assertThat(alerts()).containsExactly("p-1 WARNING");
        sweepAfter(WITHIN.multipliedBy(3));
        sweepAfter(WITHIN.multipliedBy(10));
        assertThat(alerts()).containsExactly("p-1 WARNING", "p-1 CRITICAL");
    }

    @Test
    void whatBecameLateWhileNobodyLookedIsCriticalAtOnce() {
        spent("p-1", "10");
        sweepAfter(WITHIN.multipliedBy(6));
        sweepAfter(WITHIN);
        assertThat(alerts()).containsExactly("p-1 CRITICAL");
    }

    @Test
    void everyPermitIsToldOf() {
        spent("p-1", "10");
        spent("p-2", "-3");
        sweepAfter(WITHIN);
        assertThat(alerts()).containsExactlyInAnyOrder("p-1 WARNING", "p-2 WARNING");
        assertThat(rows().stream()
                        .map(row -> JournalFile.body(row).path("event_seq").asLong()))
                .as("each tells of its own event")
                .doesNotHaveDuplicates();
    }

    @Test
    void aRestartForgetsNoneAndRepeatsNone() throws SQLException {
        spent("p-1", "10");
        sweepAfter(WITHIN);
        spent("p-2", "10");
        close();
        open();
        sweepAfter(WITHIN);
        assertThat(alerts()).containsExactly("p-1 WARNING", "p-2 WARNING");
        close();
        open();
        sweepAfter(WITHIN.multipliedBy(4));
        assertThat(alerts()).containsExactly("p-1 WARNING", "p-2 WARNING", "p-1 CRITICAL", "p-2 CRITICAL");
    }

    @Test
    void twoSlotsTellOfItOnce() throws SQLException {
        spent("p-1", "10");
        try (OpenWriter canary = new OpenWriter(directory.resolve("state.db"), "canary", clock)) {
            sweepAfter(WITHIN);
            new OutcomeWatch(canary.writer(), new Settings()).sweep();
        }
        assertThat(alerts()).containsExactly("p-1 WARNING");
    }

    @Test
    void whatTheBrokerToldOfIsNotAwaited() {
        spent("p-1", "10");
        change("p-1", (permit, transaction) -> permit.bind(transaction.session(), "o-1"));
        sweepAfter(WITHIN.multipliedBy(6));
        assertThat(alerts()).isEmpty();
    }

    @Test
    void whatHoldsNoHeadroomIsNotAwaited() {
        spent("p-1", "10");
        change("p-1", (permit, transaction) -> permit.releaseRemaining(transaction.session()));
        spent("p-2", "0");
        sweepAfter(WITHIN.multipliedBy(6));
        assertThat(alerts()).isEmpty();
    }

    @Test
    void whatAProgramSpentThatKeepsNoTimeIsAwaitedFromItsExpiry() {
        spent("p-1", "10");
        change(
                "p-1",
                (permit, transaction) -> transaction
                        .session()
                        .update("UPDATE permit SET spent_ms = NULL, spent_seq = NULL WHERE id = 'p-1'"));
        sweepAfter(WITHIN);
        assertThat(alerts()).isEmpty();
        sweepAfter(Duration.ofSeconds(30));
        assertThat(alerts()).containsExactly("p-1 WARNING");
    }

    private interface PermitChange {
        void of(PermitRow permit, Transaction transaction) throws SQLException;
    }

    private void change(String id, PermitChange change) {
        open.writer()
                .submit(transaction -> {
                    change.of(PermitRow.read(transaction.session(), id).orElseThrow(), transaction);
                    return true;
                })
                .join();
    }

    private void spent(String id, String quantity) {
        BigDecimal signed = new BigDecimal(quantity);
        PermittedOrder order =
                signed.signum() == 0 ? PermittedOrder.NONE : new PermittedOrder("AAPL", signed, null, null);
        open.writer()
                .submit(transaction -> {
                    PermitStore.issue(
                            transaction.session(),
                            new PermitTerms(
                                    id,
                                    "d-" + id,
                                    "kenny",
                                    "digest",
                                    1,
                                    clock.instant().plusSeconds(30),
                                    "acct",
                                    order));
                    PermitStore.applySpending(transaction.enter(
                            EventType.PERMIT_SPENT,
                            ArkJson.mapper().createObjectNode().put("permit_id", id)));
                    return true;
                })
                .join();
    }

    private void sweepAfter(Duration later) {
        clock.move(later);
        new OutcomeWatch(open.writer(), new Settings()).sweep();
    }

    private List<String> alerts() {
        return rows().stream()
                .map(JournalFile::body)
                .map(body -> body.path("permit_id").asText() + " "
                        + Level.valueOf(body.path("level").asText()))
                .toList();
    }

    private List<JournalRow> rows() {
        return JournalFile.rows(directory.resolve("state.db")).stream()
                .filter(row -> row.type().equals("alert"))
                .toList();
    }
}
