package dev.ark.core.sqlite;

import dev.ark.contract.problem.ProblemException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A change that waits to be written, and whoever waits for it. */
final class Submitted<T> {
    private final Change<T> change;
    private final String traceparent;
    private final boolean urgent;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final long sinceNanos = System.nanoTime();
    private @Nullable T result;
    private @Nullable RuntimeException refusal;

    Submitted(Change<T> change, String traceparent, boolean urgent) {
        this.change = change;
        this.traceparent = traceparent;
        this.urgent = urgent;
    }

    boolean urgent() {
        return urgent;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    CompletableFuture<T> answer() {
        return answer;
    }

    /** Makes the change in a transaction, which may be the second one that it is tried in. */
    void apply(Transaction transaction) throws SQLException {
        refusal = null;
        transaction.of(traceparent);
        result = change.apply(transaction);
    }

    /** The change was taken back, alone. */
    void takenBack(RuntimeException reason) {
        refusal = reason;
    }

    /** Answers what became of it, now that this is on disk. */
    void committed() {
        if (refusal == null) {
            answer.complete(result);
        } else {
            answer.completeExceptionally(refusal);
        }
    }

    /** Answers that it was not written. */
    void refuse(ProblemException reason) {
        answer.completeExceptionally(reason);
    }
}
