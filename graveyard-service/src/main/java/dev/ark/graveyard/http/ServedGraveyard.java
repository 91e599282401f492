package dev.ark.graveyard.http;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.evaluation.UnverifiedGraveyard;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.rules.Rulebook;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Opens the graveyard once, at start: before the first request is served. */
@Singleton
@Startup
public final class ServedGraveyard {
    private static final Logger LOG = Logger.getLogger(ServedGraveyard.class);

    private final Graveyard graveyard;

    ServedGraveyard(EvaluationMetrics metrics) {
        this.graveyard = Graveyard.open(ReleasedManifest.bytes(), ReleasedManifest.SHA256, metrics);
        switch (graveyard) {
            case Hrm hrm ->
                LOG.infof(
                        "serving ruleset %s, revision %d, SHA-256 %s",
                        hrm.ruleset().version(),
                        hrm.ruleset().revision(),
                        hrm.ruleset().sha256());
            case UnverifiedGraveyard unverified ->
                LOG.errorf("every evaluation will be denied: %s", unverified.reason());
        }
    }

    @Produces
    @Singleton
    Graveyard graveyard() {
        return graveyard;
    }

    /**
     * The rules, to be read.
     *
     * @throws ProblemException UNAVAILABLE when they are not the released ones
     */
    static Rulebook rulebook(Graveyard graveyard) {
        return switch (graveyard) {
            case Hrm hrm -> hrm.rulebook();
            case UnverifiedGraveyard _ ->
                throw new ProblemException(ProblemCode.UNAVAILABLE, "the rules are not the released ones");
        };
    }
}
