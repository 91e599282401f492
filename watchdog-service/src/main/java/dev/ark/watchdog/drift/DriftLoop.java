package dev.ark.watchdog.drift;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.LeaseRenewal.Drift;
import dev.ark.contract.problem.ProblemException;
import dev.ark.watchdog.SteadyTime;
import dev.ark.watchdog.Wording;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.control.EmergencyStop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks everything that can be asked of the graveyard, and has everything halted when it is not the released one. A graveyard that cannot be
 * asked decides nothing either: that is alerted, and halts nothing. An answer that no graveyard gives is a difference. One turn at a time; what is
 * known may be asked at any time.
 */
@Singleton
public final class DriftLoop implements DriftFinding {
    private static final Logger LOG = Logger.getLogger(DriftLoop.class);
    private static final int ROUNDS_UNTIL_CRITICAL = 3;

    /** How long a look tells of the rules; as long as the lease lasts that says so. */
    private static final Duration TELLS = Duration.ofSeconds(15);

    private static final String UNCHECKED = "the rules cannot be checked: ";

    private final List<GraveyardCheck> checks;
    private final EmergencyStop stop;
    private final AlertLog alerts;
    private final SteadyTime time;
    private volatile boolean drifted;
    private volatile Instant lastWhole = Instant.MIN;
    private volatile Condition condition = new Condition(null, null);
    private int silentRounds;

    DriftLoop(
            @All List<GraveyardCheck> checks,
            EmergencyStop stop,
            AlertLog alerts,
            SteadyTime time,
            MeterRegistry meters) {
        this.checks = List.copyOf(checks);
        this.stop = stop;
        this.alerts = alerts;
        this.time = time;
        meters.gauge("ark.ethics.drift", this, loop -> loop.drifted ? 1 : 0);
    }

    /**
     * What the last look saw.
     *
     * @param lastWholeAt when a whole look last found the released rules, on the wall clock
     * @param finding what differed, or why the look was not whole; absent when nothing was wrong
     */
    public record Condition(
            @Nullable Instant lastWholeAt, @Nullable String finding) {}

    public Condition condition() {
        return condition;
    }

    /**
     * One turn.
     *
     * @throws ProblemException when the halt that is needed was not given; the next turn asks for it again
     */
    public void turn() {
        Instant begun = time.now();
        List<String> differences = new ArrayList<>();
        RuntimeException silence = null;
        for (GraveyardCheck check : checks) {
            try {
                check.difference().ifPresent(differences::add);
            } catch (GarbledAnswerException e) {
                differences.add(e.getMessage());
            } catch (RuntimeException e) {
                silence = e;
            }
        }
        condition = seen(differences, silence);
        if (!differences.isEmpty()) {
            drifted(String.join("; ", differences));
        } else if (silence == null) {
            lastWhole = begun;
            drifted = false;
        }
        countSilence(silence);
    }

    private Condition seen(List<String> differences, @Nullable RuntimeException silence) {
        if (!differences.isEmpty()) {
            return new Condition(condition.lastWholeAt(), String.join("; ", differences));
        }
        return silence == null
                ? new Condition(time.wallNow(), null)
                : new Condition(condition.lastWholeAt(), UNCHECKED + silence.getMessage());
    }

    /** That drift was found is not forgotten for silence: only a whole look that finds none ends it. */
    @Override
    public Drift drift() {
        if (drifted) {
            return Drift.FOUND;
        }
        return lastWhole.isBefore(time.now().minus(TELLS)) ? Drift.UNKNOWN : Drift.NONE;
    }

    private void drifted(String differences) {
        if (!drifted) {
            LOG.errorf("ethics drift: %s", differences);
        }
        drifted = true;
        raise("ethics_drift", Level.EMERGENCY, differences);
        try {
            stop.request("ethics drift: " + differences);
        } catch (ProblemException e) {
            raise("halt_failed", Level.EMERGENCY, e.code() + ": " + e.getMessage());
            throw e;
        }
    }

    private void countSilence(@Nullable RuntimeException silence) {
        if (silence == null) {
            silentRounds = 0;
            return;
        }
        silentRounds++;
        Level level = silentRounds < ROUNDS_UNTIL_CRITICAL ? Level.WARNING : Level.CRITICAL;
        raise("graveyard_unreachable", level, UNCHECKED + silence.getMessage());
    }

    private void raise(String name, Level level, String detail) {
        alerts.raise(new AlertReport(name, level, Wording.within(Wording.LONGEST, detail), null, time.wallNow()));
    }
}
