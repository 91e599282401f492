package dev.ark.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.problem.ProblemException;
import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.KnownJournal;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.agent.AgentEvent;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Thresholds;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.control.UnpermittedExecutions.Execution;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StopLoopTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final Agents agents = new Agents(Thresholds.DEFAULT);
    private final UnpermittedExecutions executions = new UnpermittedExecutions();
    private final AlertLog alerts = new AlertLog(Duration.ofMinutes(5), () -> NOW);
    private final StopOfTests core = new StopOfTests();

    private StopLoop loop(Posture posture, StopPolicy policy) {
        return new StopLoop(
                new StopLoop.Causes(agents, Thresholds.DEFAULT, executions, policy),
                new KnownJournal(),
                core.stop(posture),
                core::state,
                alerts,
                new SettableClock(NOW));
    }

    private StopLoop loop() {
        return loop(Posture.ACTS, StopPolicy.DEFAULT);
    }

    @Test
    void anExecutionWithoutAPermitReducesOnce() {
        executions.hear(new Execution(1, 1, NOW, true, "order o-1"));
        StopLoop loop = loop();
        loop.turn();
        core.turnTo(TradingState.ACTIVE);
        loop.turn();
        assertThat(core.reductions()).containsExactly("execution without permit: order o-1");
        assertThat(core.halts()).isEmpty();
    }

    @Test
    void oneThatIsReadAnewIsNoOther() {
        StopLoop loop = loop();
        executions.hear(new Execution(1, 7, NOW, true, "order o-1"));
        loop.turn();
        core.turnTo(TradingState.ACTIVE);
        executions.hear(new Execution(1, 7, NOW, true, "order o-1"));
        loop.turn();
        assertThat(core.reductions()).hasSize(1);
    }

    @Test
    void oneOfALaterEpochIsAnotherThoughItsRowIsLower() {
        StopLoop loop = loop();
        executions.hear(new Execution(1, 7, NOW, true, "order o-1"));
        loop.turn();
        core.turnTo(TradingState.ACTIVE);
        executions.hear(new Execution(2, 3, NOW, true, "order o-2"));
        loop.turn();
        assertThat(core.reductions()).hasSize(2);
    }

    @Test
    void itHaltsWhereThatIsConfigured() {
        executions.hear(new Execution(1, 1, NOW, true, "order o-1"));
        loop(Posture.ACTS, new StopPolicy(Measure.HALT, Measure.ALERT, 100, 0.5, 3))
                .turn();
        assertThat(core.halts()).hasSize(1);
    }

    @Test
    void oneOfBeforeTheStartCountsUnlessSomebodyActedSince() {
        executions.hear(new Execution(1, 1, Instant.EPOCH.plusSeconds(1), false, "heard by nobody"));
        loop().turn();
        assertThat(core.reductions()).hasSize(1);
        executions.hear(new Execution(1, 2, Instant.EPOCH.minusSeconds(1), false, "dealt with"));
        loop().turn();
        assertThat(core.reductions()).hasSize(1);
    }

    @Test
    void aSpikeReducesForAsLongAsItLasts() {
        spike();
        StopLoop loop = loop();
        loop.turn();
        loop.turn();
        assertThat(core.reductions()).hasSize(1);
        core.turnTo(TradingState.ACTIVE);
        loop.turn();
        assertThat(core.reductions()).hasSize(2);
        assertThat(alerts.publish()).extracting(AlertReport::name).containsExactly("violation_spike");
    }

    @Test
    void aHaltIsNotWeakened() {
        core.turnTo(TradingState.HALTED);
        spike();
        loop().turn();
        assertThat(core.reductions()).isEmpty();
    }

    @Test
    void whatWasNotGivenIsAskedForAgain() {
        executions.hear(new Execution(1, 1, NOW, true, "order o-1"));
        core.goAway();
        StopLoop loop = loop();
        assertThatThrownBy(loop::turn).isInstanceOf(ProblemException.class);
        core.comeBack();
        loop.turn();
        assertThat(core.reductions()).hasSize(1);
    }

    @Test
    void theCanarysWatchdogStopsNobody() {
        spike();
        loop(Posture.OBSERVES, StopPolicy.DEFAULT).turn();
        assertThat(core.reductions()).isEmpty();
        assertThat(alerts.publish()).hasSize(1);
    }

    private void spike() {
        agents.fold(new AgentEvent.Decided("kenny", NOW, 101), NOW);
    }
}
