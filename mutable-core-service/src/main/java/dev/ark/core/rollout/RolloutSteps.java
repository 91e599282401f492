package dev.ark.core.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.EventType;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.contract.rollout.RecordedStep;
import dev.ark.contract.rollout.RecordedSteps;
import dev.ark.contract.rollout.RolloutStep;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Journals what the deployer tells of its rollouts, each transition once however often it is told. Thread-safe. */
@Singleton
public final class RolloutSteps {
    private final Writer writer;
    private final ReadPool reads;

    RolloutSteps(Writer writer, ReadPool reads) {
        this.writer = writer;
        this.reads = reads;
    }

    /**
     * A step in the journal.
     *
     * @param repeated whether it was there before
     */
    public record Told(RecordedStep step, boolean repeated) {}

    private record Kept(long seq, String body) {}

    /** Journals a step; fails with CONFLICT when another one of the same number was journaled. */
    public CompletableFuture<Told> tell(RolloutStep step) {
        return writer.submit(transaction -> {
            Optional<Kept> kept = find(transaction, step);
            if (kept.isEmpty()) {
                return new Told(new RecordedStep(record(transaction, step)), false);
            }
            if (!kept.get().body().equals(text(step))) {
                throw new ProblemException(
                        ProblemCode.CONFLICT,
                        "step " + step.number() + " of rollout " + step.rollout() + " was journaled as another, in row "
                                + kept.get().seq());
            }
            return new Told(new RecordedStep(kept.get().seq()), true);
        });
    }

    /** The steps of a rollout, by their number; none when it is not known. */
    public RecordedSteps of(String rollout) {
        return new RecordedSteps(reads.read(session -> session.list(
                "SELECT seq, body FROM rollout_step WHERE rollout = ? ORDER BY number",
                row -> new RecordedSteps.Entry(row.getLong(1), step(row.getString(2))),
                rollout)));
    }

    /** Does to the tables what the journaling of a step has done. */
    public static void apply(JournalEntry entry) throws SQLException {
        RolloutStep step = entry.as(RolloutStep.class);
        entry.session()
                .update(
                        "INSERT INTO rollout_step (rollout, number, seq, body) VALUES (?, ?, ?, ?)",
                        step.rollout(),
                        step.number(),
                        entry.seq(),
                        text(step));
    }

    private static Optional<Kept> find(Transaction transaction, RolloutStep step) throws SQLException {
        return transaction
                .session()
                .first(
                        "SELECT seq, body FROM rollout_step WHERE rollout = ? AND number = ?",
                        row -> new Kept(row.getLong(1), row.getString(2)),
                        step.rollout(),
                        step.number());
    }

    private static long record(Transaction transaction, RolloutStep step) throws SQLException {
        ObjectNode body = ArkJson.mapper().valueToTree(step);
        JournalEntry entry = transaction.enter(EventType.ROLLOUT_STEP, body);
        apply(entry);
        return entry.seq();
    }

    private static String text(RolloutStep step) {
        return CanonicalJson.write(ArkJson.mapper().valueToTree(step));
    }

    private static RolloutStep step(String text) throws SQLException {
        try {
            return ArkJson.mapper().readValue(text, RolloutStep.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("a step of a rollout cannot be read", e);
        }
    }
}
