package dev.ark.core.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.TxnAnswer;
import dev.ark.contract.http.TxnCompare;
import dev.ark.contract.http.TxnOperation;
import dev.ark.contract.http.TxnRequest;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.JsonText;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Transactions over several keys of one agent's state. All that one writes is one journal row, so that no reader, not one of the past either,
 * sees a part of it. Thread-safe.
 */
@Singleton
public final class KeyTransactions {
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
            return new Run(transaction, scope, request.caller()).branch(branch, holds ? txn.then() : txn.otherwise());
        });
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

    /** One branch being done. */
    private static final class Run {
        private final Transaction transaction;
        private final Scope scope;
        private final String actor;
        private final ArrayNode changes = ArkJson.mapper().createArrayNode();

        private Run(Transaction transaction, Scope scope, String actor) {
            this.transaction = transaction;
            this.scope = scope;
            this.actor = actor;
        }

        private TxnAnswer branch(TxnAnswer.Branch branch, List<TxnOperation> operations) throws SQLException {
            List<TxnAnswer.Result> results = new ArrayList<>();
            for (TxnOperation operation : operations) {
                results.add(result(operation));
            }
            Long seq = null;
            if (!changes.isEmpty()) {
                ObjectNode body = ArkJson.mapper().createObjectNode();
                body.put("agent", scope.owner()).put("actor", actor).set("changes", changes);
                seq = transaction.append(EventType.STATE_TXN, body).seq();
            }
            return new TxnAnswer(branch, seq, results);
        }

        private TxnAnswer.Result result(TxnOperation operation) throws SQLException {
            String key = operation.key();
            Head before = VersionTable.head(transaction.session(), scope, key);
            Head after = switch (operation.op()) {
                case PUT -> change(key, operation.value());
                case DELETE -> before.live() ? change(key, null) : before;
                case GET -> before;
            };
            JsonText found =
                    operation.op() == TxnOperation.Kind.GET ? value(transaction.session(), scope, key, before) : null;
            return new TxnAnswer.Result(operation.op(), key, after.live(), after.version(), found);
        }

        private Head change(String key, @Nullable JsonText value) throws SQLException {
            Content content = value == null ? null : Content.of(value);
            Head after = VersionTable.append(transaction, scope, key, content, actor);
            changes.add(JournalBody.of(scope, key, content).put("version", after.version()));
            return after;
        }
    }
}
