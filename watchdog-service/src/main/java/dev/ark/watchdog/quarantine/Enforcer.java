package dev.ark.watchdog.quarantine;

import dev.ark.contract.problem.ProblemException;

/** Who makes a quarantine hold. */
public interface Enforcer {
    /**
     * Has an agent quarantined for a while, which is longer each time that it happens again. To ask for one that is quarantined already changes nothing.
     *
     * @throws ProblemException UNAVAILABLE when the enforcer does not answer; its refusal when it refuses
     */
    void quarantine(String agent, String reason);
}
