package dev.ark.core.facts;

import dev.ark.contract.event.EventType;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.json.ArkJson;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The facts that brokers and operators feed. Each write is one journal row, whose sequence is the fact's revision. Thread-safe. */
@Singleton
public final class FactStore {
    private static final List<FactTable<?>> TABLES = List.of(
            Accounts.TABLE,
            Instruments.TABLE,
            Instruments.RESTRICTED,
            Marks.TABLE,
            Marks.SOURCES,
            Intents.TABLE,
            Registry.EVIDENCE,
            Registry.CONSENTS,
            Registry.DESTINATIONS,
            Registry.SNAPSHOTS,
            Instructions.DIRECTIVES,
            Instructions.OVERRIDES);

    private final Writer writer;
    private final ReadPool reads;

    FactStore(Writer writer, ReadPool reads) {
        this.writer = writer;
        this.reads = reads;
    }

    /** Writes a fact in the place of what was known by its id. */
    public <F> CompletableFuture<Recorded> put(FactTable<F> table, String id, F given, String actor) {
        return writer.submit(transaction -> {
            F fact = table.completed(given, transaction.now());
            var body = ArkJson.mapper().createObjectNode();
            body.put("kind", table.kind())
                    .put("id", id)
                    .put("actor", actor)
                    .set("fact", ArkJson.mapper().valueToTree(fact));
            JournalEntry entry = transaction.enter(EventType.FACT, body);
            table.apply(entry);
            return new Recorded(entry.seq(), entry.at());
        });
    }

    /** Does to the tables what the telling of a fact has done. */
    public static void apply(JournalEntry entry) throws SQLException {
        for (FactTable<?> table : TABLES) {
            if (table.kind().equals(entry.text("kind"))) {
                table.apply(entry);
                return;
            }
        }
        throw new SQLException("facts of kind " + entry.text("kind") + " are not known");
    }

    /** What was last told, defaults included. */
    public <F> Optional<F> find(FactTable<F> table, String id) {
        return reads.read(session -> table.read(session, id));
    }
}
