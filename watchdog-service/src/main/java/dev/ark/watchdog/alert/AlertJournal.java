package dev.ark.watchdog.alert;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.problem.ProblemException;

/** Where alerts are kept for good. */
public interface AlertJournal {
    /**
     * Keeps an alert.
     *
     * @throws ProblemException UNAVAILABLE when it cannot be kept now; another code when it never will
     */
    void keep(AlertReport alert);
}
