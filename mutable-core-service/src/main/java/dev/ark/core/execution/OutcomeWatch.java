package dev.ark.core.execution;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.core.journal.Alerts;
import dev.ark.core.permit.PermitRow;
import dev.ark.core.permit.PermitTerms;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for permits that were spent and of whose order no broker has told. Their headroom stays reserved, because the order may have been placed; a
 * person is told once when a report is late, and once more when it is five times as late. What was told is kept with the permit, in the transaction
 * of the alert's row: a restart forgets none and repeats none. Thread-safe.
 */
@Singleton
public final class OutcomeWatch {
    static final String ALERT = "permit_without_outcome";
    private static final int CRITICAL_AFTER = 5;
    private static final int AT_A_TIME = 500;

    private final Writer writer;
    private final Duration within;

    OutcomeWatch(Writer writer, ExecutionConfig config) {
        this.writer = writer;
        this.within = config.reportWithin();
    }

    /** Raises the alerts that are due now. */
    public void sweep() {
        while (writer.submit(this::raiseSome).join() >= AT_A_TIME) {
            // More may be due than one transaction takes.
        }
    }

    private int raiseSome(Transaction transaction) throws SQLException {
        Instant late = transaction.now().minus(within);
        Instant tooLate = transaction.now().minus(within.multipliedBy(CRITICAL_AFTER));
        List<PermitRow> due = new ArrayList<>(PermitRow.awaitedSince(transaction.session(), null, late, AT_A_TIME));
        due.addAll(PermitRow.awaitedSince(transaction.session(), Level.WARNING, tooLate, AT_A_TIME));
        for (PermitRow permit : due) {
            Level level = permit.spent().at().isAfter(tooLate) ? Level.WARNING : Level.CRITICAL;
            apply(Alerts.raise(
                    transaction,
                    alert(permit, level, transaction.now()),
                    permit.terms().id()));
        }
        return due.size();
    }

    private static AlertReport alert(PermitRow permit, Level level, Instant now) {
        PermitTerms terms = permit.terms();
        return new AlertReport(
                ALERT,
                level,
                "permit " + terms.id() + " of decision " + terms.decisionId() + " was spent at "
                        + permit.spent().at() + ", and no broker has told of its order; "
                        + permit.remaining().toPlainString() + " of " + terms.symbol() + " stay reserved",
                terms.agent(),
                now,
                permit.spent().seq());
    }

    /** Does to the tables what an alert of this watch has done; any other alert does nothing. */
    public static void apply(JournalEntry entry) throws SQLException {
        if (entry.text("name").equals(ALERT) && entry.body().hasNonNull(Alerts.PERMIT)) {
            PermitRow.tellOverdue(entry.session(), entry.text(Alerts.PERMIT), Level.valueOf(entry.text("level")));
        }
    }
}
