package dev.ark.watchdog.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.LeaseRenewal.Drift;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.control.TradingStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseLoopTest {
    private final List<Drift> renewals = new ArrayList<>();
    private final TradingStatus status = new TradingStatus();

    private void turn(Posture posture) {
        new LeaseLoop(renewals::add, () -> Drift.FOUND, () -> state(TradingState.HALTED, 7), status, posture).turn();
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

    @Test
    void anOlderStateThatIsHeardLateChangesNothing() {
        turn(Posture.ACTS);
        status.learn(state(TradingState.ACTIVE, 6));
        assertThat(status.name()).isEqualTo("halted");
        status.learn(state(TradingState.ACTIVE, 8));
        assertThat(status.name()).isEqualTo("running");
    }
}
