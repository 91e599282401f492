package dev.ark.contract.http;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Ruleset;
import java.util.List;

/**
 * What would have been decided otherwise under a candidate ruleset.
 *
 * @param replayed how many decisions were evaluated anew
 * @param skipped how many were not, because their verdict was the core's own, or an overlay's denial, which a candidate knows nothing of
 * @param lastSeq of the last decision that was looked at; to go on after it
 */
public record ReplayReport(Ruleset candidate, int replayed, int skipped, long lastSeq, List<Change> changed) {
    public ReplayReport {
        changed = List.copyOf(changed);
    }

    /**
     * One decision whose verdict would change.
     *
     * @param wasRules the rules that were violated, in order of name
     * @param becomesRules the rules that would be
     */
    public record Change(
            String decisionId,
            long seq,
            String agent,
            String actionType,
            Outcome was,
            Outcome becomes,
            List<String> wasRules,
            List<String> becomesRules) {
        public Change {
            wasRules = List.copyOf(wasRules);
            becomesRules = List.copyOf(becomesRules);
        }
    }
}
