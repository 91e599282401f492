package dev.ark.watchdog.control;

import dev.ark.contract.http.ControlState;
import dev.ark.contract.problem.ProblemException;

/** Who knows the halt state. */
public interface ControlSource {
    /**
     * The halt state.
     *
     * @throws ProblemException UNAVAILABLE when it cannot be asked
     */
    ControlState state();
}
