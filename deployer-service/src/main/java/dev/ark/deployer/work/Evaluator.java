package dev.ark.deployer.work;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.http.RecordedDecision;
import java.net.URI;
import java.util.List;

/** The graveyard of a release that takes no traffic yet. Blocks; thread-safe. */
public interface Evaluator {
    /**
     * Which rules it serves.
     *
     * @return a short text for people
     * @throws WorkFailedException when it does not answer, or refuses its own rules or its overlay
     */
    String rules(URI graveyard) throws WorkFailedException, InterruptedException;

    /**
     * Decides anew, with the facts as they were.
     *
     * @param decisions each with its question
     * @return a verdict for each, in their order
     */
    List<Reverdict> evaluate(URI graveyard, List<RecordedDecision> decisions)
            throws WorkFailedException, InterruptedException;

    /**
     * What it says of one.
     *
     * @param rules those that are violated, in order of name
     */
    record Reverdict(Outcome outcome, List<String> rules) {
        public Reverdict {
            rules = List.copyOf(rules);
        }
    }
}
