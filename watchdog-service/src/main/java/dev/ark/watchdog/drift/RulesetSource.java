package dev.ark.watchdog.drift;

import dev.ark.contract.http.RulesetView;
import dev.ark.contract.problem.ProblemException;

/** Who says which rules are served. */
public interface RulesetSource {
    /**
     * The rules as they are served.
     *
     * @throws ProblemException UNAVAILABLE when it cannot be asked
     */
    RulesetView ruleset();
}
