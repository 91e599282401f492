package dev.ark.graveyard.known;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.evaluation.RulesAlone;

/**
 * One question and the digest of the right answer.
 *
 * @param name what it is about, for people
 * @param group one proposal and the facts, with the decision time in it
 * @param verdictSha256 see {@link #digest}
 */
record KnownAnswer(String name, Group group, String verdictSha256) {
    KnownAnswer {
        if (group.items().size() != 1) {
            throw new IllegalArgumentException(name + " does not ask one thing");
        }
    }

    /** Whether a verdict is the right one. */
    boolean is(Verdict verdict) {
        return digest(verdict).equals(verdictSha256);
    }

    /** SHA-256 of all that the rules say in a verdict, in canonical JSON: without the time that it took, nor what an overlay added. */
    static String digest(Verdict verdict) {
        ObjectNode said = ArkJson.mapper().valueToTree(RulesAlone.of(verdict));
        said.remove("eval_micros");
        return CanonicalJson.sha256(said);
    }
}
