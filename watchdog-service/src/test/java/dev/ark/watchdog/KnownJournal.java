package dev.ark.watchdog;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** A journal whose news are told by the test. */
public final class KnownJournal implements Journal {
    private boolean caughtUp = true;
    private long position;
    private Optional<Instant> freshSince = Optional.of(Instant.EPOCH);
    private Runnable news = () -> {};
    private final Supplier<Instant> now;

    public KnownJournal() {
        this(() -> Instant.EPOCH);
    }

    public KnownJournal(Supplier<Instant> now) {
        this.now = now;
    }

    public void caughtUp(boolean so) {
        caughtUp = so;
    }

    public void freshSince(Optional<Instant> since) {
        freshSince = since;
    }

    public void position(long of) {
        position = of;
    }

    @Override
    public long position() {
        return position;
    }

    /** What the next catch-up takes in. */
    public void news(Runnable next) {
        news = next;
    }

    @Override
    public boolean isCaughtUp() {
        return caughtUp;
    }

    @Override
    public Instant now() {
        return now.get();
    }

    @Override
    public Optional<Instant> freshSince() {
        return freshSince;
    }

    @Override
    public void catchUp() {
        news.run();
    }
}
