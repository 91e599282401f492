package dev.ark.core.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.Change;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Writes that may come again: a request with the idempotency key of an earlier one is not done twice, but has the first one's answer again. The
 * row of the change names the request, and whoever applies the row stores the answer, so that no crash parts them. A refusal is not
 * remembered. Thread-safe.
 */
@Singleton
public final class RepeatableWrites {
    /** How long an idempotency key is remembered. */
    public static final Duration REMEMBERED = Duration.ofHours(24);

    static final int FORGOTTEN_AT_A_TIME = 1_000;

    private final Writer writer;

    RepeatableWrites(Writer writer) {
        this.writer = writer;
    }

    private record Earlier(String requestSha256, String answer) {}

    /**
     * Makes a change, unless it was made before for the same request. The change notes the request in its row.
     *
     * @return the change's result or that of the first time; fails with IDEMPOTENCY_CONFLICT when the key was used for another request, with
     *     STORAGE_LOW when the disk is nearly full
     */
    <T> CompletableFuture<T> submit(RequestIdentity request, Class<T> type, Change<T> change) {
        return request.mayRepeat()
                ? writer.submitIfRoom(transaction -> once(transaction, request, type, change))
                : writer.submitIfRoom(change);
    }

    /** Forgets the keys whose time is over, some at a time; how many they were. */
    CompletableFuture<Integer> forget() {
        return writer.submit(transaction -> transaction
                .session()
                .update("""
                        DELETE FROM write_answer WHERE (caller, key) IN
                        (SELECT caller, key FROM write_answer WHERE at_ms <= ? ORDER BY at_ms LIMIT ?)""", transaction.now().minus(REMEMBERED).toEpochMilli(), FORGOTTEN_AT_A_TIME));
    }

    private static <T> T once(Transaction transaction, RequestIdentity request, Class<T> type, Change<T> change)
            throws SQLException {
        Optional<Earlier> earlier = transaction
                .session()
                .first(
                        "SELECT request_sha256, answer FROM write_answer WHERE caller = ? AND key = ?",
                        row -> new Earlier(row.getString(1), row.getString(2)),
                        request.caller(),
                        request.key());
        if (earlier.isPresent()) {
            return first(earlier.get(), request, type);
        }
        return change.apply(transaction);
    }

    /** Stores the answer to the request that a row names, if it names one; in the place of one whose time is over and that is not purged yet. */
    static <T> T answered(JournalEntry entry, T answer) throws SQLException {
        if (entry.body().has(RequestIdentity.MEMBER)) {
            store(entry, json(answer));
        }
        return answer;
    }

    /** Stores an answer that is JSON already. */
    static void store(JournalEntry entry, String answer) throws SQLException {
        JsonNode request = entry.body().path(RequestIdentity.MEMBER);
        entry.session()
                .update(
                        """
                        INSERT OR REPLACE INTO write_answer (caller, key, request_sha256, answer, at_ms)
                        VALUES (?, ?, ?, ?, ?)""",
                        request.path("caller").textValue(),
                        request.path("key").textValue(),
                        request.path("sha256").textValue(),
                        answer,
                        entry.at().toEpochMilli());
    }

    private static <T> T first(Earlier earlier, RequestIdentity request, Class<T> type) throws SQLException {
        if (!earlier.requestSha256().equals(request.sha256())) {
            throw new ProblemException(ProblemCode.IDEMPOTENCY_CONFLICT, ProblemCode.IDEMPOTENCY_CONFLICT.title());
        }
        try {
            return ArkJson.mapper().readValue(earlier.answer(), type);
        } catch (JsonProcessingException e) {
            throw new SQLException("not the answer that was stored", e);
        }
    }

    static String json(Object answer) {
        try {
            return ArkJson.mapper().writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an answer: " + answer.getClass(), e);
        }
    }
}
