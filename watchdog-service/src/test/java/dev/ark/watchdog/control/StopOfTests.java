package dev.ark.watchdog.control;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.watchdog.Posture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A core that can be halted, with what it was halted for. */
public final class StopOfTests {
    private final List<String> halts = new ArrayList<>();
    private final List<String> reductions = new ArrayList<>();
    private boolean away;
    private ControlState state = new ControlState(TradingState.ACTIVE, 1, "a new core", "ark", Instant.EPOCH);

    public EmergencyStop stop(Posture posture) {
        return new EmergencyStop(this::state, new Both(), new TradingStatus(), posture);
    }

    public ControlState state() {
        if (away) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, "the core does not answer");
        }
        return state;
    }

    public void turnTo(TradingState trading) {
        state = new ControlState(trading, state.haltEpoch() + 1, "test", "olivia", Instant.EPOCH);
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    /** The reasons of the halts that were asked for. */
    public List<String> halts() {
        return halts;
    }

    /** The reasons of the reductions that were asked for. */
    public List<String> reductions() {
        return reductions;
    }

    private final class Both implements Halt {
        @Override
        public ControlState halt(String reason) {
            halts.add(reason);
            turnTo(TradingState.HALTED);
            return state;
        }

        @Override
        public ControlState reduce(String reason) {
            reductions.add(reason);
            turnTo(TradingState.REDUCING);
            return state;
        }
    }
}
