package dev.ark.watchdog.control;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.problem.ProblemException;
import dev.ark.watchdog.Posture;
import jakarta.inject.Singleton;

/** Has everything halted for as long as there is cause; releasing it is for an operator. */
@Singleton
public final class EmergencyStop {
    private final ControlSource control;
    private final Halt halt;
    private final TradingStatus status;
    private final Posture posture;

    EmergencyStop(ControlSource control, Halt halt, TradingStatus status, Posture posture) {
        this.control = control;
        this.halt = halt;
        this.status = status;
        this.posture = posture;
    }

    /**
     * Asks for a halt, unless everything is halted already: to be called again and again while the cause lasts. The canary's watchdog stops
     * nobody.
     *
     * @throws ProblemException when the core does not answer or refuses; it is to be called again
     */
    public void request(String reason) {
        switch (posture) {
            case ACTS -> {
                ControlState now = control.state();
                status.learn(now.tradingState() == TradingState.HALTED ? now : halt.halt(reason));
            }
            case OBSERVES -> {}
        }
    }
}
