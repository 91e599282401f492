package dev.ark.cli.journal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * What came of evaluating a journal's decisions anew.
 *
 * @param decisions how many there are
 * @param same those of which their rules say the same
 * @param differing those of which they do not
 * @param byCore denials that the core gave by itself, which no rules can be asked for
 * @param withoutRules those whose rules were not at hand
 * @param withoutOverlay those by rules with an overlay that was not at hand
 * @param differences the first of those that differ
 */
@RegisterForReflection
record Replay(
        long decisions,
        long same,
        long differing,
        long byCore,
        long withoutRules,
        long withoutOverlay,
        List<Difference> differences) {
    /** How many differences are kept. */
    static final int KEPT = 20;

    Replay {
        differences = List.copyOf(differences);
    }

    /** The first decision that is not what its rules say. */
    Optional<Flaw> flaw() {
        return differences.stream().findFirst().map(first -> Flaw.ofRow(first.seq(), first.text()));
    }

    /** A decision that is not what its rules say. */
    @RegisterForReflection
    record Difference(long seq, String decisionId, String problem) {
        /** For people. */
        String text() {
            return "decision " + decisionId + " is not what its rules say: " + problem;
        }
    }
}
