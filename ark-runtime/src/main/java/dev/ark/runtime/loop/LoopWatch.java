package dev.ark.runtime.loop;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Where every background loop reports. A turn that throws is counted and logged, and the loop goes on; a loop with no successful turn
 * for three intervals is late, which makes the service not ready. A clock that is set makes nothing late. Thread-safe.
 */
@Singleton
public final class LoopWatch {
    private static final Logger LOG = Logger.getLogger(LoopWatch.class);
    private static final int LATE_AFTER_INTERVALS = 3;

    private final MeterRegistry meters;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Map<String, Loop> loops = new ConcurrentHashMap<>();

    @Inject
    LoopWatch(MeterRegistry meters, Clock clock) {
        this(meters, clock, System::nanoTime);
    }

    LoopWatch(MeterRegistry meters, Clock clock, LongSupplier nanos) {
        this.meters = meters;
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * What a loop has done so far.
     *
     * @param lastSuccess of the first sight of the loop while it has had none
     * @param lastDuration of the last turn that ended, failed or not
     */
    public record Report(
            String loop, Duration interval, Instant lastSuccess, Duration lastDuration, long failures, boolean late) {}

    private static final class Loop {
        private final Duration interval;
        private final Timer turns;
        private volatile Success lastSuccess;
        private volatile Duration lastDuration = Duration.ZERO;
        private volatile long failures;
        private volatile String lastFailure = "";

        private Loop(Duration interval, Timer turns, Success now) {
            this.interval = interval;
            this.turns = turns;
            this.lastSuccess = now;
        }
    }

    /** When it was, and the steady time then. */
    private record Success(Instant at, long nanos) {}

    /** Makes a loop known that is to have its first turn soon, so that it is late when it never has one. */
    public void expect(String name, Duration interval) {
        loops.computeIfAbsent(name, n -> register(n, interval));
    }

    /** Runs one turn of a loop. Calls of one loop must not overlap. */
    public void turn(String name, Duration interval, Runnable body) {
        Loop loop = loops.computeIfAbsent(name, n -> register(n, interval));
        long begun = nanos.getAsLong();
        try {
            body.run();
            loop.lastSuccess = now();
            loop.lastFailure = "";
        } catch (RuntimeException | Error e) {
            // An error too: whoever runs the loop would end it, or say nothing.
            loop.failures = loop.failures + 1;
            // A loop that fails every second for the same reason says so once.
            if (!e.toString().equals(loop.lastFailure)) {
                LOG.errorf(e, "the loop %s failed; it goes on", name);
            }
            loop.lastFailure = e.toString();
        } finally {
            loop.lastDuration = Duration.ofNanos(nanos.getAsLong() - begun);
            loop.turns.record(loop.lastDuration);
        }
    }

    private Success now() {
        return new Success(clock.instant(), nanos.getAsLong());
    }

    /** Every loop that has had a turn, in order of name. */
    public List<Report> reports() {
        long now = nanos.getAsLong();
        return loops.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> report(entry.getKey(), entry.getValue(), now))
                .toList();
    }

    private static Report report(String name, Loop loop, long now) {
        Duration allowed = loop.interval.multipliedBy(LATE_AFTER_INTERVALS);
        Success last = loop.lastSuccess;
        boolean late = now - last.nanos() > allowed.toNanos();
        return new Report(name, loop.interval, last.at(), loop.lastDuration, loop.failures, late);
    }

    private Loop register(String name, Duration interval) {
        Timer turns = Timer.builder("ark.loop.turn.duration").tag("loop", name).register(meters);
        Loop loop = new Loop(interval, turns, now());
        meters.gauge(
                "ark.loop.last.success.timestamp.seconds",
                List.of(io.micrometer.core.instrument.Tag.of("loop", name)),
                loop,
                l -> l.lastSuccess.at().toEpochMilli() / 1000.0);
        io.micrometer.core.instrument.FunctionCounter.builder("ark.loop.failures", loop, l -> l.failures)
                .tag("loop", name)
                .register(meters);
        return loop;
    }
}
