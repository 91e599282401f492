package dev.ark.watchdog.loop;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.runtime.loop.LoopWatch;
import dev.ark.watchdog.Journal;
import dev.ark.watchdog.alert.AlertLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Raises an alert for each loop that is late, on a thread that no loop shares and no scheduler runs. It reports to the same watch, so that
 * whoever asks for readiness sees when it is late itself.
 */
@Singleton
public final class LateLoops {
    private static final String NAME = "late-loops";
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final String EVENTS = "events";

    private final LoopWatch watch;
    private final Journal journal;
    private final AlertLog alerts;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(NAME).daemon().factory());
    private long lastPosition;

    LateLoops(LoopWatch watch, Journal journal, AlertLog alerts, Clock clock) {
        this.watch = watch;
        this.journal = journal;
        this.alerts = alerts;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(
                () -> watch.turn(NAME, INTERVAL, this::look), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    void look() {
        boolean readsUp = readsUp();
        watch.reports().stream()
                .filter(LoopWatch.Report::late)
                .filter(loop -> !(readsUp && loop.loop().equals(EVENTS)))
                .forEach(this::raise);
    }

    /** Reading up on a long journal at a start is one turn, and takes its time. */
    private boolean readsUp() {
        long before = lastPosition;
        lastPosition = journal.position();
        return !journal.isCaughtUp() && lastPosition != before;
    }

    private void raise(LoopWatch.Report loop) {
        String detail = "the loop %s, due every %d ms, last succeeded at %s; it has failed %d times"
                .formatted(loop.loop(), loop.interval().toMillis(), loop.lastSuccess(), loop.failures());
        alerts.raise(new AlertReport(
                "loop_late", Level.CRITICAL, detail, null, clock.instant(), null, Map.of("loop", loop.loop())));
    }
}
