package dev.ark.core.graveyard;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.json.CanonicalJson;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int QUESTIONS = 20;

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
        Instant end = clock.instant().plus(LONGEST);
        int answered = 0;
        while (answered < QUESTIONS && clock.instant().isBefore(end)) {
            try {
                graveyard.evaluate(question()).await().atMost(Duration.between(clock.instant(), end));
                answered++;
            } catch (RuntimeException e) {
                LOG.debugf("the graveyard does not answer yet: %s", e.getMessage());
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        over = true;
    }

    private EvaluationRequest question() {
        Instant now = clock.instant();
        Facts nothing = new Facts(
                0,
                now,
                new Facts.Control(TradingState.HALTED, 0, null, new Facts.Journal(false, 0, false)),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
        Proposal observation = new Proposal("observe", CanonicalJson.object(), "warm-up", List.of(), null);
        var item = new EvaluationRequest.Item("warm-up", observation.actionDigest("warm-up"), now, observation);
        return new EvaluationRequest(List.of(new EvaluationRequest.Group(nothing, List.of(item))));
    }
}
