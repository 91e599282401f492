package dev.ark.graveyard.evaluation;

import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.graveyard.manifest.InvalidManifestException;
import dev.ark.graveyard.manifest.Verification;
import dev.ark.graveyard.rules.Rulebook;

/** The rules as they are served: verified, or not at all. Immutable and thread-safe. */
public sealed interface Graveyard permits Hrm, UnverifiedGraveyard {

    /** Decides every proposal of a request; it never throws for anything that a request may hold. */
    EvaluationResponse evaluate(EvaluationRequest request);

    Ruleset ruleset();

    /** The same, heard by another probe. */
    Graveyard heardBy(EvaluationProbe probe);

    /** Opens the graveyard with what came of verifying a manifest. */
    static Graveyard open(Verification manifest, EvaluationProbe probe) {
        return switch (manifest) {
            case Verification.Refused refused -> new UnverifiedGraveyard(refused.reason(), probe);
            case Verification.Verified verified -> {
                try {
                    yield new Hrm(Rulebook.of(verified.manifest()), probe);
                } catch (InvalidManifestException e) {
                    yield new UnverifiedGraveyard(e.getMessage(), probe);
                }
            }
        };
    }
}
