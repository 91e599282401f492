package dev.ark.core.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.Rollback;
import dev.ark.contract.http.Written;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Keys whose every version is kept: the state of agents, the configuration and the truths. A write makes a new version and one journal row;
 * versions only grow, over deletions and rollbacks too. Thread-safe.
 */
@Singleton
public final class VersionedKeys {
    private final RepeatableWrites writes;
    private final ReadPool reads;

    VersionedKeys(RepeatableWrites writes, ReadPool reads) {
        this.writes = writes;
        this.reads = reads;
    }

    /**
     * Writes a value.
     *
     * @return fails with PRECONDITION_FAILED when the guard does not hold, with PRECONDITION_REQUIRED when what exists has none where it must
     */
    public CompletableFuture<Written> put(
            Scope scope, String key, Content content, Guard guard, RequestIdentity request) {
        return writes.submit(request, Written.class, transaction -> {
            Head before = VersionTable.head(transaction.session(), scope, key);
            guard.check(key, before, scope.space().guarded());
            return write(transaction, scope.space().put(), JournalBody.of(scope, key, content), before, request);
        });
    }

    /** Deletes a key, whose history stays; fails as {@link #put} does, and with NOT_FOUND when it is not there. */
    public CompletableFuture<Written> delete(Scope scope, String key, Guard guard, RequestIdentity request) {
        return writes.submit(request, Written.class, transaction -> {
            Head before = VersionTable.head(transaction.session(), scope, key);
            guard.check(key, before, scope.space().guarded());
            if (!before.live()) {
                throw absent(key);
            }
            return write(transaction, scope.space().deleted(), JournalBody.of(scope, key, null), before, request);
        });
    }

    /**
     * Writes an earlier version's value again, as the latest version; also of a key that was deleted.
     *
     * @return fails with NOT_FOUND when there is no such version, with CONFLICT when that version is a deletion
     */
    public CompletableFuture<Written> rollBack(
            Scope scope, String key, Rollback rollback, Guard guard, RequestIdentity request) {
        return writes.submit(request, Written.class, transaction -> {
            Head before = VersionTable.head(transaction.session(), scope, key);
            guard.check(key, before, false);
            long target = rollback.target(before.version());
            Content content = content(transaction.session(), scope, key, target);
            ObjectNode body = JournalBody.of(scope, key, content).put("from_version", target);
            return write(transaction, EventType.STATE_ROLLED_BACK, body, before, request);
        });
    }

    /** What a key holds, or held; empty when it is not there. */
    public Optional<KeyVersion> find(Scope scope, String key, AsOf asOf) {
        return reads.read(session -> switch (asOf) {
                    case AsOf.Now now -> VersionTable.latest(session, scope, key);
                    case AsOf.Sequence sequence -> VersionTable.asOf(session, scope, key, sequence.seq());
                    case AsOf.Time time -> VersionTable.asOf(session, scope, key, time.seq(session, scope));
                })
                .filter(version -> !version.deleted());
    }

    /** The keys that are there, or were, in order. */
    public Page<KeyVersion> list(Scope scope, AsOf asOf, PageRequest page) {
        return reads.read(session -> switch (asOf) {
            case AsOf.Now now -> VersionTable.live(session, scope, page);
            case AsOf.Sequence sequence -> VersionTable.asOf(session, scope, sequence.seq(), page);
            case AsOf.Time time -> VersionTable.asOf(session, scope, time.seq(session, scope), page);
        });
    }

    /**
     * All versions of a key, the latest first, deletions too.
     *
     * @throws ProblemException NOT_FOUND when it never was
     */
    public Page<KeyVersion> history(Scope scope, String key, PageRequest page) {
        return reads.read(session -> {
            if (VersionTable.head(session, scope, key).version() == 0) {
                throw absent(key);
            }
            return VersionTable.history(session, scope, key, page);
        });
    }

    private static Written write(
            Transaction transaction, String type, ObjectNode body, Head before, RequestIdentity request)
            throws SQLException {
        body.put("version", before.version() + 1).put("actor", request.caller());
        request.note(body);
        return apply(transaction.enter(type, body), before);
    }

    /** Does to the tables what a change of one key has done. */
    public static void apply(JournalEntry entry) throws SQLException {
        apply(entry, VersionTable.head(entry.session(), JournalBody.scope(entry), entry.text("key")));
    }

    private static Written apply(JournalEntry entry, Head before) throws SQLException {
        Scope scope = JournalBody.scope(entry);
        String key = entry.text("key");
        Head after = VersionTable.append(entry, scope, key, before, JournalBody.content(scope, entry.body()));
        boolean created = after.live() && !before.live();
        return RepeatableWrites.answered(
                entry, new Written(key, after.version(), created, !after.live(), entry.seq(), entry.at()));
    }

    private static Content content(Session session, Scope scope, String key, long version) throws SQLException {
        KeyVersion found = VersionTable.version(session, scope, key, version)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, key + " has no version " + version));
        if (found.value() == null) {
            throw new ProblemException(ProblemCode.CONFLICT, "version " + version + " of " + key + " is a deletion");
        }
        return new Content(found.value(), found.meta());
    }

    private static ProblemException absent(String key) {
        return new ProblemException(ProblemCode.NOT_FOUND, key + " is not there");
    }
}
