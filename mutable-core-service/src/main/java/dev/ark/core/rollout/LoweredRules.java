package dev.ark.core.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.EventType;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.rollout.LoweredRuleset;
import dev.ark.contract.rollout.RulesetLowering;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import dev.ark.runtime.deployment.Deployment;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/**
 * Lets the stable slot decide by older rules than it has, after a rollback to a release that has them. Newer ones are adopted anew when the slot
 * uses them again. A core that has newer rules in use goes on with them until its graveyard answers by others. Thread-safe.
 */
@Singleton
public final class LoweredRules {
    /** In the place of the slot that has used the rules: none counts as having. */
    private static final String LOWERED = "lowered";

    private final Writer writer;

    LoweredRules(Writer writer) {
        this.writer = writer;
    }

    /** Lowers what the stable slot's rules may not fall behind; nothing is written when it is low enough. */
    public CompletableFuture<LoweredRuleset> lower(RulesetLowering lowering, String actor) {
        return writer.submit(transaction -> lower(transaction, lowering, actor));
    }

    /** The same as part of a larger change. */
    public static LoweredRuleset lower(Transaction transaction, RulesetLowering lowering, String actor)
            throws SQLException {
        long was = highest(transaction.session());
        if (was <= lowering.revision()) {
            return new LoweredRuleset(was, was, null);
        }
        ObjectNode body = ArkJson.mapper().createObjectNode();
        body.put("revision", lowering.revision())
                .put("was", was)
                .put("reason", lowering.reason())
                .put("actor", actor);
        JournalEntry entry = transaction.enter(EventType.RULESET_LOWERED, body);
        apply(entry);
        return new LoweredRuleset(was, highest(transaction.session()), entry.seq());
    }

    /** Does to the tables what a lowering has done. */
    public static void apply(JournalEntry entry) throws SQLException {
        entry.session()
                .update(
                        "UPDATE ruleset SET deployment = ? WHERE deployment = ? AND revision > ?",
                        LOWERED,
                        Deployment.STABLE,
                        entry.body().path("revision").longValue());
    }

    private static long highest(Session session) throws SQLException {
        return session.first(
                        "SELECT COALESCE(MAX(revision), 0) FROM ruleset WHERE deployment = ?",
                        row -> row.getLong(1),
                        Deployment.STABLE)
                .orElse(0L);
    }
}
