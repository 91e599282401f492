package dev.ark.core.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Transaction;
import java.sql.SQLException;

/** Journals alerts, of the watchdog and of the core itself; the watchdog shows those of the journal, whoever wrote them. */
public final class Alerts {
    /** The member that names the permit that an alert of the core is about. */
    public static final String PERMIT = "permit_id";

    private Alerts() {}

    /** Journals an alert as part of a larger change. */
    public static JournalRow raise(Transaction transaction, AlertReport alert) throws SQLException {
        return transaction.append(EventType.ALERT, body(alert));
    }

    /** Journals an alert about a permit, which is applied next. */
    public static JournalEntry raise(Transaction transaction, AlertReport alert, String permitId) throws SQLException {
        return transaction.enter(EventType.ALERT, body(alert).put(PERMIT, permitId));
    }

    private static ObjectNode body(AlertReport alert) {
        return ArkJson.mapper().valueToTree(alert);
    }
}
