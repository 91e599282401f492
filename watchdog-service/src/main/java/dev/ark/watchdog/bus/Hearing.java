package dev.ark.watchdog.bus;

import dev.ark.watchdog.SteadyTime;
import dev.ark.watchdog.WatchdogConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Since when the journal is heard without a break, and when what is heard happened: on a time of this process's own, which begins as the
 * clock's and then goes on steadily. What is heard as it happens, happens now, whatever its own time says; what is read up later is put on
 * that time by its own, as far as the two differed last. So a clock that is set, here or at the core, moves nothing. Thread-safe.
 */
@Singleton
public final class Hearing {
    private static final int TURNS_UNTIL_STALE = 3;

    private final SteadyTime time;
    private final Duration stale;
    private volatile Heard heard = new Heard(Instant.MIN, Instant.MIN);
    private volatile Duration journalAhead = Duration.ZERO;

    private record Heard(Instant since, Instant until) {}

    @Inject
    Hearing(WatchdogConfig config, SteadyTime time) {
        this(config.eventsInterval().multipliedBy(TURNS_UNTIL_STALE), time);
    }

    Hearing(Duration stale, SteadyTime time) {
        this.stale = stale;
        this.time = time;
    }

    /** The steady time. */
    Instant now() {
        return time.now();
    }

    /** All that there is has been heard up to now. */
    void heardAll() {
        Instant now = now();
        heard = new Heard(since().orElse(now), now);
    }

    /** What comes next is read up from further back. */
    void beginAnew() {
        heard = new Heard(Instant.MIN, Instant.MIN);
    }

    /** Since when there is no break; empty during one. */
    Optional<Instant> since() {
        Heard known = heard;
        boolean broken = known.until().equals(Instant.MIN)
                || Duration.between(known.until(), now()).compareTo(stale) > 0;
        return broken ? Optional.empty() : Optional.of(known.since());
    }

    /** The steady time of an event that is taken in now. */
    Instant when(Instant written) {
        Instant now = now();
        if (since().isPresent()) {
            journalAhead = Duration.between(now, written);
            return now;
        }
        Instant then = written.minus(journalAhead);
        return then.isAfter(now) ? now : then;
    }
}
