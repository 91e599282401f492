package dev.ark.core.facts;

import dev.ark.contract.event.EventType;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.json.ArkJson;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The facts that brokers and operators feed. Each write is one journal row, whose sequence is the fact's revision. Thread-safe. */
@Singleton
public final class FactStore {
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
            var row = transaction.append(EventType.FACT, body);
            table.write(new FactTable.Write(transaction.session(), id, actor, transaction.now()), fact, row.seq());
            return new Recorded(row.seq(), row.at());
        });
    }

    /** What was last told, defaults included. */
    public <F> Optional<F> find(FactTable<F> table, String id) {
        return reads.read(session -> table.read(session, id));
    }
}
