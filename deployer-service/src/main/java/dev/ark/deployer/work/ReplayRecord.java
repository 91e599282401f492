package dev.ark.deployer.work;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.http.ReplayReport.Change;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the rules of a version made of recorded decisions, {@code GET /v1/rollouts/{id}/replay}.
 *
 * @param rules which those were, for people
 * @param replayed decisions that were decided anew
 * @param own decisions that were not, because the verdict was the core's own
 * @param archived whether older ones, of the number and the age asked for, are in the archive, without the facts that they were made on here
 * @param outcomes how many of the changes are of the outcome, and not only of the rules that led to it
 * @param laxer how many are from a stricter outcome to a laxer one
 * @param accepted whether changes were consented to beforehand
 * @param changed all that changed, the newest first
 */
public record ReplayRecord(
        String rollout,
        String version,
        String rules,
        int replayed,
        int own,
        boolean archived,
        int outcomes,
        int laxer,
        boolean accepted,
        List<Change> changed) {
    private static final int SHOWN = 20;

    public ReplayRecord {
        changed = List.copyOf(changed);
    }

    /** Whether an outcome is stricter than another. A denial is stricter than waiting for a person, and that than an approval. */
    static boolean isStricter(Outcome outcome, Outcome than) {
        return strictness(outcome) > strictness(than);
    }

    private static int strictness(Outcome outcome) {
        return switch (outcome) {
            case APPROVED -> 0;
            case PENDING_APPROVAL -> 1;
            case DENIED -> 2;
        };
    }

    /** Whether the version may go on: it let through nothing that was not, and changed few enough outcomes; or a person consented. */
    boolean passes(double mostChanged) {
        return accepted || (laxer == 0 && outcomes <= mostChanged * replayed);
    }

    /** All of it in one sentence, with the first changes. */
    String sentence() {
        StringBuilder sentence = new StringBuilder()
                .append(outcomes)
                .append(" of ")
                .append(replayed)
                .append(" recorded decisions end otherwise under ")
                .append(rules)
                .append(", ")
                .append(laxer)
                .append(" of them laxer; ")
                .append(changed.size() - outcomes)
                .append(" more by other rules; ")
                .append(own)
                .append(" were the core's own and are not replayed");
        if (archived) {
            sentence.append("; older ones are in the archive and are not replayed");
        }
        if (accepted && !changed.isEmpty()) {
            sentence.append("; changes were accepted beforehand");
        }
        if (!changed.isEmpty()) {
            sentence.append(": ")
                    .append(changed.stream()
                            .limit(SHOWN)
                            .map(ReplayRecord::text)
                            .collect(Collectors.joining("; ")));
        }
        if (changed.size() > SHOWN) {
            sentence.append("; and ").append(changed.size() - SHOWN).append(" more");
        }
        return sentence.toString();
    }

    private static String text(Change change) {
        return change.decisionId() + " (" + change.actionType() + ") " + text(change.was(), change.wasRules()) + " → "
                + text(change.becomes(), change.becomesRules());
    }

    private static String text(Outcome outcome, List<String> rules) {
        String name = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return rules.isEmpty() ? name : name + " by " + String.join(", ", rules);
    }
}
