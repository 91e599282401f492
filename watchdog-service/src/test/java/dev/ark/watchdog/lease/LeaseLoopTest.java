package dev.ark.watchdog.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.LeaseRenewal.Drift;
import dev.ark.runtime.loop.LoopWatch;
import dev.ark.runtime.loop.LoopWatches;
import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.control.TradingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseLoopTest {
    private final List<Drift> renewals = new ArrayList<>();
    private final TradingStatus status = new TradingStatus();

    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private long nanos = 7;
    private final LoopWatch loops = LoopWatches.at(clock, () -> nanos);

    private void turn(Posture posture) {
        new LeaseLoop(renewals::add, () -> Drift.FOUND, () -> state(TradingState.HALTED, 7), status, posture, loops)
                .turn();
    }

    private static ControlState state(TradingState trading, long epoch) {
        return new ControlState(trading, epoch, "drill", "olivia", Instant.EPOCH);
    }

    @Test
    void aTurnRenewsTheLeaseSaysWhatWasFoundAndLearnsTheHaltState() {
        assertThat(status.name()).isEqualTo("unknown");
        turn(Posture.ACTS);
        assertThat(renewals).containsExactly(Drift.FOUND);
        assertThat(status.name()).isEqualTo("halted");
    }

    @Test
    void theCanarysWatchdogHoldsNoLease() {
        turn(Posture.OBSERVES);
        assertThat(renewals).isEmpty();
        assertThat(status.name()).isEqualTo("halted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "agents", "drift", "stop"})
    void aWatchdogWhoseLoopsDoNotLookHoldsNoLease(String loop) {
        loops.expect(loop, Duration.ofSeconds(5));
        turn(Posture.ACTS);
        assertThat(renewals).hasSize(1);
        nanos += Duration.ofSeconds(16).toNanos();
        assertThatThrownBy(() -> turn(Posture.ACTS)).hasMessageContaining(loop);
        assertThat(renewals).hasSize(1);
        assertThat(status.name()).isEqualTo("halted");
        loops.turn(loop, Duration.ofSeconds(5), () -> {});
        turn(Posture.ACTS);
        assertThat(renewals).hasSize(2);
    }

    @Test
    void aLoopThatOnlyTellsIsNoReason() {
        loops.expect("webhook", Duration.ofSeconds(5));
        nanos += Duration.ofMinutes(1).toNanos();
        turn(Posture.ACTS);
        assertThat(renewals).hasSize(1);
    }

    @Test
    void anOlderStateThatIsHeardLateChangesNothing() {
        turn(Posture.ACTS);
        status.learn(state(TradingState.ACTIVE, 6));
        assertThat(status.name()).isEqualTo("halted");
        status.learn(state(TradingState.ACTIVE, 8));
        assertThat(status.name()).isEqualTo("running");
    }
}
