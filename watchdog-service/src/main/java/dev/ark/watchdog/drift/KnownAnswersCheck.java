package dev.ark.watchdog.drift;

import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.graveyard.known.KnownAnswers;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts the sealed questions to the graveyard in the way that decisions take, and holds the answers against those that this watchdog was built
 * with. A watchdog whose own answers are not those that were sealed does not start.
 */
@Singleton
public final class KnownAnswersCheck implements GraveyardCheck {
    private final KnownAnswers answers = KnownAnswers.released();
    private final Evaluations graveyard;

    KnownAnswersCheck(Evaluations graveyard) {
        this.graveyard = graveyard;
    }

    @Override
    public Optional<String> difference() {
        Questioning asked = new Questioning(graveyard);
        try {
            return answers.examine(asked).difference();
        } catch (RuntimeException e) {
            if (asked.silence != null) {
                throw asked.silence;
            }
            throw new GarbledAnswerException("what the graveyard answers cannot be compared: " + e);
        }
    }

    /** Tells an answer that was not given from one that cannot be read. */
    private static final class Questioning implements Function<EvaluationRequest, EvaluationResponse> {
        private final Evaluations graveyard;
        private @Nullable RuntimeException silence;

        Questioning(Evaluations graveyard) {
            this.graveyard = graveyard;
        }

        @Override
        public EvaluationResponse apply(EvaluationRequest request) {
            try {
                return graveyard.evaluate(request);
            } catch (RuntimeException e) {
                silence = e;
                throw e;
            }
        }
    }
}
