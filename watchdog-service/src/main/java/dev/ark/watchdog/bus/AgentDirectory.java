package dev.ark.watchdog.bus;

import dev.ark.contract.http.AgentList;
import dev.ark.contract.problem.ProblemException;

/** Who the agents are, as the core has them. */
public interface AgentDirectory {
    /**
     * The page of agents after a name, in order of name.
     *
     * @throws ProblemException UNAVAILABLE when the directory does not answer
     */
    AgentList after(String name);
}
