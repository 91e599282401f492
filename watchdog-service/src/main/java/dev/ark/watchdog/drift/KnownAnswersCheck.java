package dev.ark.watchdog.drift;

import dev.ark.graveyard.known.KnownAnswers;
import jakarta.inject.Singleton;
import java.util.Optional;

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
        return answers.examine(graveyard::evaluate).difference();
    }
}
