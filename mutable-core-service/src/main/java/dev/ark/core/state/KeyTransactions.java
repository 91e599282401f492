package dev.ark.core.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.TxnAnswer;
import dev.ark.contract.http.TxnCompare;
import dev.ark.contract.http.TxnOperation;
import dev.ark.contract.http.TxnRequest;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.JsonText;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Transactions over several keys of one agent's state. All that one writes is one journal row, so that no reader, not one of the past either,
 * sees a part of it. Thread-safe.
 */
@Singleton
public final class KeyTransactions {
    private static final String ANSWER = "answer_json";

    private final RepeatableWrites writes;

    KeyTransactions(RepeatableWrites writes) {
        this.writes = writes;
    }

    /** Compares, and does the one list of operations or the other. */
    public CompletableFuture<TxnAnswer> run(Scope scope, TxnRequest txn, RequestIdentity request) {
        return writes.submit(request, TxnAnswer.class, transaction -> {
            boolean holds = true;
            for (TxnCompare compare : txn.compare()) {
                holds = holds && holds(transaction.session(), scope, compare);
            }
            TxnAnswer.Branch branch = holds ? TxnAnswer.Branch.THEN : TxnAnswer.Branch.ELSE;
            Plan plan = new Plan(transaction, scope);
            TxnAnswer answer = plan.answer(branch, holds ? txn.then() : txn.otherwise());
            return write(transaction, scope, plan.changes, answer, request);
        });
    }

    /** One that writes nothing has a row of its own only where its answer must be told again. */
    private static TxnAnswer write(
            Transaction transaction, Scope scope, ArrayNode changes, TxnAnswer answer, RequestIdentity request)
            throws SQLException {
        if (changes.isEmpty() && !request.mayRepeat()) {
            return answer;
        }
        ObjectNode body = ArkJson.mapper().createObjectNode();
        body.put("agent", scope.owner()).put("actor", request.caller()).set("changes", changes);
        if (request.mayRepeat()) {
            request.note(body);
            body.put(ANSWER, RepeatableWrites.json(answer));
        }
        apply(transaction.enter(EventType.STATE_TXN, body));
        return answer;
    }

    /** Does to the tables what a transaction has done. */
    public static void apply(JournalEntry entry) throws SQLException {
        Scope scope = JournalBody.scope(entry);
        for (JsonNode change : entry.body().path("changes")) {
            String key = change.path("key").textValue();
            Head before = VersionTable.head(entry.session(), scope, key);
            VersionTable.append(entry, scope, key, before, JournalBody.content(scope, change));
        }
        if (entry.body().has(ANSWER)) {
            RepeatableWrites.store(entry, entry.text(ANSWER));
        }
    }

    private static boolean holds(Session session, Scope scope, TxnCompare compare) throws SQLException {
        Head head = VersionTable.head(session, scope, compare.key());
        if (compare.exists() != null) {
            return head.live() == compare.exists();
        }
        if (compare.version() != null) {
            return compare.version() == (head.live() ? head.version() : 0);
        }
        JsonText found = value(session, scope, compare.key(), head);
        return found != null && compare.value() != null && found.sameAs(compare.value());
    }

    private static @Nullable JsonText value(Session session, Scope scope, String key, Head head) throws SQLException {
        Optional<KeyVersion> version = VersionTable.version(session, scope, key, head.version());
        return version.isEmpty() ? null : version.get().value();
    }

    /** What one branch is going to change, worked out before it is written. */
    private static final class Plan {
        private final Transaction transaction;
        private final Scope scope;
        private final ArrayNode changes = ArkJson.mapper().createArrayNode();
        private final Map<String, Changed> changed = new HashMap<>();

        private record Changed(Head head, @Nullable JsonText value) {}

        private Plan(Transaction transaction, Scope scope) {
            this.transaction = transaction;
            this.scope = scope;
        }

        private TxnAnswer answer(TxnAnswer.Branch branch, List<TxnOperation> operations) throws SQLException {
            List<TxnAnswer.Result> results = new ArrayList<>();
            for (TxnOperation operation : operations) {
                results.add(result(operation));
            }
            return new TxnAnswer(branch, changes.isEmpty() ? null : transaction.nextSeq(), results);
        }

        private TxnAnswer.Result result(TxnOperation operation) throws SQLException {
            String key = operation.key();
            Changed before = at(key, operation.op() == TxnOperation.Kind.GET);
            Head after = switch (operation.op()) {
                case PUT -> change(key, before.head(), operation.value());
                case DELETE -> before.head().live() ? change(key, before.head(), null) : before.head();
                case GET -> before.head();
            };
            return new TxnAnswer.Result(operation.op(), key, after.live(), after.version(), before.value());
        }

        /** Where a key stands, after what was changed before. */
        private Changed at(String key, boolean withValue) throws SQLException {
            Changed earlier = changed.get(key);
            if (earlier != null) {
                return earlier;
            }
            Head head = VersionTable.head(transaction.session(), scope, key);
            return new Changed(head, withValue ? value(transaction.session(), scope, key, head) : null);
        }

        private Head change(String key, Head before, @Nullable JsonText value) {
            Head after = before.next(value != null);
            Content content = value == null ? null : Content.of(value);
            changes.add(JournalBody.of(scope, key, content).put("version", after.version()));
            changed.put(key, new Changed(after, value));
            return after;
        }
    }
}
