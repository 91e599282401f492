package dev.ark.core.decision;

import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.evaluation.RedactedVerdict;
import dev.ark.contract.evaluation.Verdict;
import java.util.List;

/**
 * A verdict, whose it is, and by which rules.
 *
 * @param verdict as it is kept and told: with markers in the place of what is sensitive, whoever gave it
 */
record Ruling(Ruleset ruleset, Verdict verdict, Basis.Origin origin) {
    Ruling {
        verdict = RedactedVerdict.of(verdict);
    }

    /** One that the core gives, as no rules could be asked. */
    static Ruling ofCore(Verdict verdict) {
        return new Ruling(Ruleset.UNKNOWN, verdict, Basis.Origin.CORE);
    }

    /** The rulings of one group of an answer. */
    static List<Ruling> of(EvaluationResponse response, int group) {
        return response.groups().get(group).stream()
                .map(verdict -> new Ruling(response.ruleset(), verdict, Basis.Origin.EVALUATOR))
                .toList();
    }

    /** This ruling, or the core's own where it holds to another verdict. */
    Ruling holding(Verdict held) {
        return held == verdict ? this : new Ruling(ruleset, held, Basis.Origin.CORE);
    }
}
