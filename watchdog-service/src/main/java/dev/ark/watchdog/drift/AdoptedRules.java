package dev.ark.watchdog.drift;

import dev.ark.contract.http.AdoptedRuleset;
import dev.ark.contract.problem.ProblemException;

/** Who knows by which rules was decided last: the journal's keeper. */
public interface AdoptedRules {
    /**
     * The rules that were last taken into use.
     *
     * @throws ProblemException UNAVAILABLE when it cannot be asked
     */
    AdoptedRuleset adopted();
}
