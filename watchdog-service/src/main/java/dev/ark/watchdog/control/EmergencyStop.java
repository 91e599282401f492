package dev.ark.watchdog.control;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.problem.ProblemException;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.Wording;
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
        request(Measure.HALT, reason);
    }

    /**
     * Asks for a measure, unless what it brings about holds already.
     *
     * @param reason any text; the core gets as much of it as a reason may have
     * @throws ProblemException when the core does not answer or refuses; it is to be called again
     */
    public void request(Measure measure, String reason) {
        if (posture == Posture.OBSERVES || measure == Measure.ALERT) {
            return;
        }
        ControlState now = control.state();
        boolean holds = now.tradingState() == TradingState.HALTED
                || measure == Measure.REDUCE && now.tradingState() == TradingState.REDUCING;
        if (holds) {
            status.learn(now);
        } else {
            String said = Wording.within(Wording.LONGEST, reason);
            status.learn(measure == Measure.HALT ? halt.halt(said) : halt.reduce(said));
        }
    }
}
