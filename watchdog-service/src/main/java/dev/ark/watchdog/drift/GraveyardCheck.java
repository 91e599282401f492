package dev.ark.watchdog.drift;

import dev.ark.contract.problem.ProblemException;
import java.util.Optional;

/** One thing that the graveyard is held against; all of them are asked at every turn of the drift loop. */
public interface GraveyardCheck {
    /**
     * What is not as it was released, for people; empty when nothing is.
     *
     * @throws ProblemException UNAVAILABLE when the graveyard does not answer: that is no drift
     * @throws GarbledAnswerException when what it answers cannot be read: that is
     */
    Optional<String> difference();
}
