package dev.ark.core.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.OverlayView;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Keeps the text of every overlay that took part in a verdict, for those who evaluate it anew. A text that is missing changes no verdict; it is
 * asked for until it is there. Thread-safe.
 */
@Singleton
public final class Overlays {
    private static final Logger LOG = Logger.getLogger(Overlays.class);

    private final RulesetSource source;
    private final Writer writer;
    private final ReadPool reads;
    private volatile String kept = "";
    private volatile String wanted = "";

    Overlays(RulesetSource source, Writer writer, ReadPool reads) {
        this.source = source;
        this.writer = writer;
        this.reads = reads;
    }

    /** Takes note of the overlay that some rules decided with. */
    void seen(Ruleset ruleset) {
        ruleset.overlay().filter(sha256 -> !sha256.equals(kept)).ifPresent(sha256 -> wanted = sha256);
    }

    /** Fetches the text that is missing, if one is; to be called every second. */
    public void fetch() {
        String sha256 = wanted;
        if (sha256.equals(kept)) {
            return;
        }
        if (isKept(sha256) || adopt(sha256)) {
            kept = sha256;
        }
    }

    private boolean isKept(String sha256) {
        return reads.read(session -> isKept(session, sha256));
    }

    private static boolean isKept(Session session, String sha256) throws SQLException {
        return session.first("SELECT 1 FROM overlay WHERE sha256 = ?", row -> row.getInt(1), sha256)
                .isPresent();
    }

    private boolean adopt(String sha256) {
        OverlayView view;
        try {
            view = source.overlay();
        } catch (Evaluator.EvaluatorUnavailableException e) {
            LOG.debugf("the overlay cannot be had yet: %s", e.getMessage());
            return false;
        }
        if (view.text() == null || !CanonicalJson.sha256(view.text()).equals(sha256)) {
            return false;
        }
        return writer.submit(transaction -> record(transaction, sha256, view.text()))
                .join();
    }

    private static boolean record(Transaction transaction, String sha256, String text) throws SQLException {
        if (!isKept(transaction.session(), sha256)) {
            ObjectNode body = ArkJson.mapper().createObjectNode();
            body.put("sha256", sha256).put("text", text);
            apply(transaction.enter(EventType.OVERLAY_ADOPTED, body));
        }
        return true;
    }

    /** Does to the tables what the adoption of an overlay's text has done. */
    static void apply(JournalEntry entry) throws SQLException {
        entry.session()
                .update(
                        "INSERT INTO overlay (sha256, text, adopted_seq) VALUES (?, ?, ?)",
                        entry.text("sha256"),
                        entry.text("text"),
                        entry.seq());
    }
}
