package dev.ark.core.decision;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Facts;
import java.util.List;

/**
 * What a decision was based on, kept beside it. Its digest stands in the journal row, so that it cannot be changed unnoticed either.
 *
 * @param proposal redacted
 * @param origin whose verdict it was: the evaluator's can be evaluated anew
 */
record Basis(Proposal proposal, Facts facts, List<Measurement> measurements, Origin origin) {
    /** Who gave a verdict. */
    enum Origin {
        @JsonProperty("evaluator")
        EVALUATOR,
        /** A refusal, a fence, or what became of waiting for a person. */
        @JsonProperty("core")
        CORE
    }
}
