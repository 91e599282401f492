package dev.ark.watchdog.lease;

import dev.ark.contract.http.LeaseRenewal.Drift;
import dev.ark.contract.problem.ProblemException;

/** What tells the core that somebody watches; without it the core denies high-risk actions after 15 s. */
public interface Lease {
    /**
     * Renews the lease.
     *
     * @param drift how the rules were found; while it is not NONE, the core releases nothing
     * @throws ProblemException UNAVAILABLE when the core does not answer
     */
    void renew(Drift drift);
}
