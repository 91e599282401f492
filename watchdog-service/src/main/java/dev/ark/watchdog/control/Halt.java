package dev.ark.watchdog.control;

import dev.ark.contract.http.ControlState;
import dev.ark.contract.problem.ProblemException;

/** Who stops everything. */
public interface Halt {
    /**
     * Has everything stopped.
     *
     * @return what then is
     * @throws ProblemException UNAVAILABLE when it does not answer; its refusal when it refuses
     */
    ControlState halt(String reason);

    /**
     * Has everything stopped but what reduces risk; what is halted stays halted.
     *
     * @return what then is
     * @throws ProblemException UNAVAILABLE when it does not answer; its refusal when it refuses
     */
    ControlState reduce(String reason);
}
