package dev.ark.core.decision;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.Graveyard;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decision that waits for a person, and what happens meanwhile. */
class WaitingTest {
    @TempDir
    Path directory;

    private Slot slot;

    @BeforeEach
    void open() throws SQLException {
        slot = new Slot(directory.resolve("state.db"), "stable", Graveyard::evaluate).start();
        slot.register("kenny");
    }

    @AfterEach
    void close() throws SQLException {
        slot.close();
    }

    @Test
    void aRestartLosesNothingOfIt() throws SQLException {
        Decision waits = decided(slot.transfer("kenny"));
        slot.close();
        slot = new Slot(directory.resolve("state.db"), "stable", Graveyard::evaluate).start();
        approve(waits);
        Decision settled = decided(slot.settle(slot.waiting(waits.decisionId())));
        assertThat(settled.outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(settled.decisionId()).isEqualTo(waits.decisionId());
        assertThat(settled.actionDigest()).isEqualTo(waits.actionDigest());
        assertThat(settled.traceId()).isEqualTo(waits.traceId());
    }

    @Test
    void twoWhoApproveAtOnceSettleItOnce() throws SQLException {
        Decision waits = decided(slot.transfer("kenny"));
        approve(waits);
        Waiting waiting = slot.waiting(waits.decisionId());
        var first = slot.settle(waiting);
        var second = slot.settle(waiting);
        assertThat(decided(first).outcome()).isEqualTo(Outcome.APPROVED);
        assertThatThrownBy(() -> decided(second)).hasCauseInstanceOf(ProblemException.class);
    }

    @Test
    void whatWouldWaitOnceMoreIsDenied() throws SQLException {
        Decision waits = decided(slot.transfer("kenny"));
        assertThat(decided(slot.settle(slot.waiting(waits.decisionId()))).outcome())
                .isEqualTo(Outcome.DENIED);
    }

    private void approve(Decision decision) {
        slot.change(transaction -> transaction
                .session()
                .update(
                        "INSERT INTO review VALUES (?, ?, 'olivia', ?, ?, 1)",
                        decision.actionDigest(),
                        decision.decisionId(),
                        transaction.now().toEpochMilli(),
                        transaction.now().plusSeconds(60).toEpochMilli()));
    }

    private static Decision decided(CompletableFuture<Decision> answer) {
        return answer.orTimeout(20, SECONDS).join();
    }
}
