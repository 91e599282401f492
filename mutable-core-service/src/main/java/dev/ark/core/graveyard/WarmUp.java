package dev.ark.core.graveyard;

import dev.ark.contract.evaluation.SampleEvaluation;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks questions without consequence before the core is called ready, because the first calls of a new process take longer than a decision may:
 * of the graveyard, and then of this core itself, over its own API, until they are answered quickly. Otherwise a new version would look slow
 * for no fault of its own. Where no graveyard answers, the core becomes ready all the same: it is there to deny.
 */
@Singleton
public final class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    /** Both are started at once, and the graveyard may take longer. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofMillis(1_500);
    private static final Duration QUICK = Duration.ofMillis(50);
    private static final int QUICK_IN_A_ROW = 5;

    /** Proposals are rehearsed so long at most. */
    private static final Duration LONGEST_REHEARSAL = Duration.ofSeconds(4);

    private static final Duration QUICK_REHEARSAL = Duration.ofMillis(10);
    private static final int QUICK_REHEARSALS_IN_A_ROW = 60;

    private final GraveyardApi graveyard;
    private final RehearsalApi self;
    private final Clock clock;
    private final boolean rehearses;
    private volatile boolean over;

    WarmUp(
            @RestClient GraveyardApi graveyard,
            @RestClient RehearsalApi self,
            Clock clock,
            @ConfigProperty(name = "ark.core.warm-up.rehearses", defaultValue = "true") boolean rehearses) {
        this.graveyard = graveyard;
        this.self = self;
        this.clock = clock;
        this.rehearses = rehearses;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("warm-up").start(this::run);
    }

    /** Whether the core may be called ready. */
    public boolean isOver() {
        return over;
    }

    private void run() {
        if (answers()) {
            untilQuick(this::askGraveyard, QUICK_IN_A_ROW, QUICK, LONGEST);
            if (rehearses) {
                untilQuick(this::askSelf, QUICK_REHEARSALS_IN_A_ROW, QUICK_REHEARSAL, LONGEST_REHEARSAL);
            }
        }
        over = true;
    }

    /** Whether the graveyard answers, which is waited for. */
    private boolean answers() {
        Instant end = clock.instant().plus(LONGEST_SILENCE);
        while (clock.instant().isBefore(end)) {
            if (taken(this::askGraveyard).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void untilQuick(Runnable question, int inARow, Duration quick, Duration longest) {
        Instant end = clock.instant().plus(longest);
        int row = 0;
        while (row < inARow && clock.instant().isBefore(end)) {
            boolean wasQuick = taken(question)
                    .filter(duration -> duration.compareTo(quick) < 0)
                    .isPresent();
            row = wasQuick ? row + 1 : 0;
        }
    }

    /** How long the answer took; after a question without one, time is given to whoever is to answer. */
    private Optional<Duration> taken(Runnable question) {
        Instant asked = clock.instant();
        try {
            question.run();
            return Optional.of(Duration.between(asked, clock.instant()));
        } catch (RuntimeException e) {
            LOG.debugf("there is no answer yet: %s", e.getMessage());
            LockSupport.parkNanos(QUICK.toNanos());
            return Optional.empty();
        }
    }

    private void askGraveyard() {
        graveyard.evaluate(SampleEvaluation.at(clock.instant())).await().atMost(LONGEST);
    }

    private void askSelf() {
        self.rehearse(RehearsalApi.sample());
    }
}
