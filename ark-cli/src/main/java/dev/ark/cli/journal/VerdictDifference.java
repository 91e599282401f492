package dev.ark.cli.journal;

import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** In what a recorded verdict differs from the one that the rules give. */
final class VerdictDifference {
    private final List<String> found = new ArrayList<>();

    private VerdictDifference() {}

    /** Each part that differs, with both values, for people; none when they say the same. The time taken is no part of it. */
    static List<String> between(Verdict recorded, Verdict evaluated) {
        VerdictDifference difference = new VerdictDifference();
        difference.compare("outcome", label(recorded), label(evaluated));
        difference.compare("score", score(recorded), score(evaluated));
        difference.compareAll("violations", recorded.violations(), evaluated.violations());
        difference.compareAll("warnings", recorded.warnings(), evaluated.warnings());
        difference.compareAll("claim mismatches", recorded.claimMismatches(), evaluated.claimMismatches());
        difference.compareAll("rules checked", recorded.rulesChecked(), evaluated.rulesChecked());
        difference.compareAll("measurements", recorded.measurements(), evaluated.measurements());
        return difference.found;
    }

    private void compare(String part, String recorded, String evaluated) {
        if (!recorded.equals(evaluated)) {
            found.add(part + " recorded " + recorded + ", by its rules " + evaluated);
        }
    }

    /** Of two lists the first elements that differ. */
    private void compareAll(String part, List<?> recorded, List<?> evaluated) {
        int at = 0;
        while (at < recorded.size() && at < evaluated.size() && recorded.get(at).equals(evaluated.get(at))) {
            at++;
        }
        if (at < recorded.size() || at < evaluated.size()) {
            compare(part, element(recorded, at), element(evaluated, at));
        }
    }

    private static String element(List<?> list, int at) {
        if (at >= list.size()) {
            return "none";
        }
        return list.get(at) instanceof Violation violation
                ? violation.rule() + " (" + violation.message() + "; observed " + violation.observed() + ", limit "
                        + violation.limit() + ")"
                : list.get(at).toString();
    }

    private static String label(Verdict verdict) {
        return verdict.outcome().name().toLowerCase(Locale.ROOT);
    }

    private static String score(Verdict verdict) {
        return verdict.complianceScore().stripTrailingZeros().toPlainString();
    }
}
