package dev.ark.watchdog.bus;

import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.Journal;
import dev.ark.watchdog.SteadyTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A journal that is heard as the watchdog hears it, on a clock that a test sets and a steady time that goes on. */
public final class SteadyJournal implements Journal {
    private static final Duration STALE = Duration.ofSeconds(3);

    private final SettableClock clock;
    private long nanos = 7;
    private final Hearing hearing;

    public SteadyJournal(SettableClock clock) {
        this.clock = clock;
        this.hearing = new Hearing(STALE, new SteadyTime(clock, () -> nanos));
    }

    /** Time goes on; all that there is is heard meanwhile. */
    public void hears(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            passes(Duration.ofSeconds(1));
            hearing.heardAll();
        }
    }

    /** Time goes on; nothing is heard. */
    public void passes(Duration time) {
        clock.move(time);
        nanos += time.toNanos();
    }

    /** All that there is has been heard. */
    public void heardAll() {
        hearing.heardAll();
    }

    /** When an event is that is taken in now. */
    public Instant when(Instant written) {
        return hearing.when(written);
    }

    @Override
    public Instant now() {
        return hearing.now();
    }

    @Override
    public long position() {
        return 0;
    }

    @Override
    public boolean isCaughtUp() {
        return true;
    }

    @Override
    public Optional<Instant> freshSince() {
        return hearing.since();
    }

    @Override
    public void catchUp() {
        hearing.heardAll();
    }
}
