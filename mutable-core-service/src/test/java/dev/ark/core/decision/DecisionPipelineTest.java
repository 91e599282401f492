package dev.ark.core.decision;

import static dev.ark.contract.decision.Outcome.APPROVED;
import static dev.ark.contract.decision.Outcome.DENIED;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.core.Graveyard;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is committed when the world changes while the rules are being asked. */
class DecisionPipelineTest {
    @TempDir
    Path directory;

    private final AtomicInteger evaluations = new AtomicInteger();
    private Runnable meanwhile = () -> {};
    private Slot slot;

    @BeforeEach
    void open() throws SQLException {
        slot = new Slot(directory.resolve("state.db"), "stable", this::evaluate);
        slot.register("kenny");
        slot.register("ann");
    }

    @AfterEach
    void close() throws SQLException {
        slot.close();
    }

    @Test
    void aHaltDuringTheEvaluationIsNotOvertaken() throws Exception {
        meanwhile = () -> control("trading_state = 'HALTED', halt_epoch = halt_epoch + 1", 1);
        Decision decision = decided(slot.start().buy("kenny", ""));
        assertThat(decision.outcome()).isEqualTo(DENIED);
        assertThat(decision.violations()).extracting(Violation::rule).containsExactly("emergency_halt_enabled");
    }

    @Test
    void factsThatChangedOnceAreLookedAtAgain() throws Exception {
        meanwhile = () -> control("halt_epoch = halt_epoch + 1", 1);
        Decision decision = decided(slot.start().buy("kenny", ""));
        assertThat(decision.outcome()).isEqualTo(APPROVED);
        assertThat(decision.haltEpoch()).isEqualTo(2);
        assertThat(evaluations).hasValue(2);
    }

    @Test
    void factsThatNeverHoldStillEndInADenial() throws Exception {
        meanwhile = () -> control("halt_epoch = halt_epoch + 1", Integer.MAX_VALUE);
        Decision decision = decided(slot.start().buy("kenny", ""));
        assertThat(decision.violations()).extracting(Violation::rule).containsExactly("FACTS_CONTENDED");
        assertThat(evaluations).hasValue(5);
    }

    @Test
    void anAgentThatQuarantinesItselfHasNothingApprovedAfterwards() throws Exception {
        var change = slot.changeTheRules("kenny");
        var order = slot.buy("kenny", "");
        slot.start();
        assertThat(decided(change).outcome()).isEqualTo(DENIED);
        assertThat(decided(order).violations()).extracting(Violation::rule).containsExactly("watchdog_monitoring");
    }

    @Test
    void anothersQuarantineInTheSameTurnLeavesMineAlone() throws Exception {
        var change = slot.changeTheRules("kenny");
        var order = slot.buy("ann", "");
        slot.start();
        assertThat(decided(change).outcome()).isEqualTo(DENIED);
        assertThat(decided(order).outcome()).isEqualTo(APPROVED);
    }

    @Test
    void anEvaluatorThatFailsInAnUnforeseenWayApprovesNothingAndIsAskedAgain() throws Exception {
        meanwhile = () -> {
            if (evaluations.get() == 1) {
                throw new IllegalStateException("unforeseen");
            }
        };
        slot.start();
        assertThat(slot.buy("kenny", "")).failsWithin(Duration.ofSeconds(10));
        assertThat(decided(slot.buy("kenny", "")).outcome()).isEqualTo(APPROVED);
    }

    @Test
    void stoppingAnswersThoseWhoWait() throws Exception {
        var waiting = slot.buy("kenny", "");
        var another = slot.buy("ann", "");
        slot.start().close();
        assertThat(CompletableFuture.allOf(waiting, another).handle((done, failure) -> true))
                .succeedsWithin(Duration.ofSeconds(10));
    }

    private EvaluationResponse evaluate(EvaluationRequest request) {
        evaluations.incrementAndGet();
        meanwhile.run();
        return Graveyard.evaluate(request);
    }

    private void control(String change, int times) {
        if (evaluations.get() <= times) {
            int changed = slot.change(
                    transaction -> transaction.session().update("UPDATE control SET " + change + " WHERE id = 1"));
            assertThat(changed).isEqualTo(1);
        }
    }

    private static Decision decided(CompletableFuture<Decision> answer) throws Exception {
        return answer.get(20, SECONDS);
    }
}
