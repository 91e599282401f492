package dev.ark.core.graveyard;

import dev.ark.contract.evaluation.SampleEvaluation;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks the graveyard a question without consequence before the core is called ready, because the first call of a new process takes longer than
 * a decision may, and would be a denial. Where no graveyard answers, the core becomes ready all the same: it is there to deny.
 */
@Singleton
public final class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    /** Both are started at once, and the graveyard may take longer. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofMillis(1_500);
    private static final Duration QUICK = Duration.ofMillis(50);
    private static final int QUICK_IN_A_ROW = 5;

    private final GraveyardApi graveyard;
    private final Clock clock;
    private volatile boolean over;

    WarmUp(@RestClient GraveyardApi graveyard, Clock clock) {
        this.graveyard = graveyard;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("warm-up").start(this::run);
    }

    /** Whether the core may be called ready. */
    public boolean isOver() {
        return over;
    }

    private void run() {
        Instant end = clock.instant().plus(LONGEST_SILENCE);
        boolean answered = false;
        int quick = 0;
        while (quick < QUICK_IN_A_ROW && clock.instant().isBefore(end)) {
            Instant asked = clock.instant();
            try {
                graveyard.evaluate(SampleEvaluation.at(asked)).await().atMost(LONGEST);
                if (!answered) {
                    answered = true;
                    end = clock.instant().plus(LONGEST);
                }
                quick = clock.instant().isBefore(asked.plus(QUICK)) ? quick + 1 : 0;
            } catch (RuntimeException e) {
                LOG.debugf("the graveyard does not answer yet: %s", e.getMessage());
                LockSupport.parkNanos(QUICK.toNanos());
            }
        }
        over = true;
    }
}
