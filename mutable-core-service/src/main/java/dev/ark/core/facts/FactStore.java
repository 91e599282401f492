package dev.ark.core.facts;

import dev.ark.contract.event.EventType;
import dev.ark.contract.http.AccountFact;
import dev.ark.contract.http.AccountView;
import dev.ark.contract.http.InstrumentFact;
import dev.ark.contract.http.MarkFact;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.json.ArkJson;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
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

    public CompletableFuture<Recorded> putAccount(String id, AccountFact fact, String actor) {
        return writer.submit(transaction -> {
            Recorded recorded = record(transaction, "accounts", id, fact, actor);
            transaction
                    .session()
                    .update(
                            """
                            INSERT INTO account (id, currency, equity, session_start_equity, at_ms, revision) VALUES (?, ?, ?, ?, ?, ?)
                            ON CONFLICT (id) DO UPDATE SET currency = excluded.currency, equity = excluded.equity,
                            session_start_equity = excluded.session_start_equity, at_ms = excluded.at_ms, revision = excluded.revision""",
                            id,
                            fact.currency(),
                            fact.equity().toPlainString(),
                            fact.sessionStartEquity().toPlainString(),
                            recorded.at().toEpochMilli(),
                            recorded.seq());
            return recorded;
        });
    }

    public CompletableFuture<Recorded> putInstrument(String symbol, InstrumentFact fact, String actor) {
        return writer.submit(transaction -> {
            Recorded recorded = record(transaction, "instruments", symbol, fact, actor);
            transaction
                    .session()
                    .update(
                            """
                            INSERT INTO instrument
                            (symbol, asset_class, tick_size, multiplier, average_daily_volume, max_quote_age_seconds, revision)
                            VALUES (?, ?, ?, ?, ?, ?, ?)
                            ON CONFLICT (symbol) DO UPDATE SET asset_class = excluded.asset_class, tick_size = excluded.tick_size,
                            multiplier = excluded.multiplier, average_daily_volume = excluded.average_daily_volume,
                            max_quote_age_seconds = excluded.max_quote_age_seconds, revision = excluded.revision""",
                            symbol,
                            fact.assetClass(),
                            fact.tickSize().toPlainString(),
                            fact.multiplier().toPlainString(),
                            fact.averageDailyVolume().toPlainString(),
                            fact.maxQuoteAgeSeconds(),
                            recorded.seq());
            return recorded;
        });
    }

    public CompletableFuture<Recorded> putMark(String symbol, MarkFact fact, String actor) {
        return writer.submit(transaction -> {
            Recorded recorded = record(transaction, "marks", symbol, fact, actor);
            transaction
                    .session()
                    .update(
                            """
                            INSERT INTO mark (symbol, price, source, at_ms, revision) VALUES (?, ?, ?, ?, ?)
                            ON CONFLICT (symbol) DO UPDATE SET price = excluded.price, source = excluded.source,
                            at_ms = excluded.at_ms, revision = excluded.revision""",
                            symbol,
                            fact.price().toPlainString(),
                            fact.source(),
                            fact.at().toEpochMilli(),
                            recorded.seq());
            return recorded;
        });
    }

    public Optional<AccountFact> account(String id) {
        return reads.read(session -> accountFact(session, id));
    }

    public Optional<InstrumentFact> instrument(String symbol) {
        return reads.read(session -> session.first(
                """
                SELECT asset_class, tick_size, multiplier, average_daily_volume, max_quote_age_seconds
                FROM instrument WHERE symbol = ?""",
                row -> new InstrumentFact(
                        row.getString(1),
                        new BigDecimal(row.getString(2)),
                        new BigDecimal(row.getString(3)),
                        new BigDecimal(row.getString(4)),
                        row.getInt(5)),
                symbol));
    }

    public Optional<MarkFact> mark(String symbol) {
        return reads.read(session -> session.first(
                "SELECT price, source, at_ms FROM mark WHERE symbol = ?",
                row -> new MarkFact(
                        new BigDecimal(row.getString(1)), row.getString(2), Instant.ofEpochMilli(row.getLong(3))),
                symbol));
    }

    /** An account with what it holds and has reserved. */
    public Optional<AccountView> accountView(String id) {
        return reads.read(session -> {
            var fact = accountFact(session, id);
            if (fact.isEmpty()) {
                return Optional.empty();
            }
            var holdings = FactsReader.holdings(session, id).entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(held -> new AccountView.HoldingView(
                            held.getKey(),
                            held.getValue().quantity(),
                            held.getValue().openBuys(),
                            held.getValue().openSells()))
                    .toList();
            return Optional.of(new AccountView(
                    id, fact.get().currency(), fact.get().equity(), fact.get().sessionStartEquity(), holdings));
        });
    }

    private static Optional<AccountFact> accountFact(Session session, String id) throws SQLException {
        return session.first(
                "SELECT currency, equity, session_start_equity FROM account WHERE id = ?",
                row -> new AccountFact(
                        row.getString(1), new BigDecimal(row.getString(2)), new BigDecimal(row.getString(3))),
                id);
    }

    private static Recorded record(Transaction transaction, String kind, String id, Object fact, String actor)
            throws SQLException {
        var body = ArkJson.mapper().createObjectNode();
        body.put("kind", kind)
                .put("id", id)
                .put("actor", actor)
                .set("fact", ArkJson.mapper().valueToTree(fact));
        var row = transaction.append(EventType.FACT, body);
        return new Recorded(row.seq(), row.at());
    }
}
