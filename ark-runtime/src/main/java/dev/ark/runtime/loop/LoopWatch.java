package dev.ark.runtime.loop;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Where every background loop reports. A turn that throws is counted and logged, and the loop goes on; a loop with no successful turn
 * for three intervals is late, which makes the service not ready. Thread-safe.
 */
@Singleton
public final class LoopWatch {
    private static final Logger LOG = Logger.getLogger(LoopWatch.class);
    private static final int LATE_AFTER_INTERVALS = 3;

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Loop> loops = new ConcurrentHashMap<>();

    LoopWatch(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** What a loop has done so far. */
    public record Report(String loop, Duration interval, Instant lastSuccess, long failures, boolean late) {}

    private static final class Loop {
        private final Duration interval;
        private final Timer turns;
        private volatile Instant lastSuccess;
        private volatile long failures;
        private volatile String lastFailure = "";

        private Loop(Duration interval, Timer turns, Instant now) {
            this.interval = interval;
            this.turns = turns;
            this.lastSuccess = now;
        }
    }

    /** Runs one turn of a loop. Calls of one loop must not overlap. */
    public void turn(String name, Duration interval, Runnable body) {
        Loop loop = loops.computeIfAbsent(name, n -> register(n, interval));
        try {
            loop.turns.record(body);
            loop.lastSuccess = clock.instant();
            loop.lastFailure = "";
        } catch (RuntimeException e) {
            loop.failures = loop.failures + 1;
            // A loop that fails every second for the same reason says so once.
            if (!e.toString().equals(loop.lastFailure)) {
                LOG.errorf(e, "the loop %s failed; it goes on", name);
            }
            loop.lastFailure = e.toString();
        }
    }

    /** Every loop that has had a turn, in order of name. */
    public List<Report> reports() {
        Instant now = clock.instant();
        return loops.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> report(entry.getKey(), entry.getValue(), now))
                .toList();
    }

    private static Report report(String name, Loop loop, Instant now) {
        Duration allowed = loop.interval.multipliedBy(LATE_AFTER_INTERVALS);
        boolean late = loop.lastSuccess.plus(allowed).isBefore(now);
        return new Report(name, loop.interval, loop.lastSuccess, loop.failures, late);
    }

    private Loop register(String name, Duration interval) {
        Timer turns = Timer.builder("ark.loop.turn.duration").tag("loop", name).register(meters);
        Loop loop = new Loop(interval, turns, clock.instant());
        meters.gauge(
                "ark.loop.last.success.timestamp.seconds",
                List.of(io.micrometer.core.instrument.Tag.of("loop", name)),
                loop,
                l -> l.lastSuccess.toEpochMilli() / 1000.0);
        io.micrometer.core.instrument.FunctionCounter.builder("ark.loop.failures", loop, l -> l.failures)
                .tag("loop", name)
                .register(meters);
        return loop;
    }
}
