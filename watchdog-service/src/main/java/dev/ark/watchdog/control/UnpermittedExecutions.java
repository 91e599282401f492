package dev.ark.watchdog.control;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The last execution without a permit about which nothing was done yet. Between the news, which must not wait, and the loop, which asks the core. Thread-safe. */
public final class UnpermittedExecutions {
    private final AtomicReference<@Nullable Execution> waiting = new AtomicReference<>();
    private final AtomicLong heard = new AtomicLong();

    /**
     * An execution that no permit covers.
     *
     * @param seq of its row
     * @param isNew whether it happened since this watchdog runs; about an older one something may have been done
     */
    public record Execution(long seq, Instant at, boolean isNew, String detail) {}

    /** One that was heard before, because events are read anew, is no other. */
    public void hear(Execution execution) {
        if (heard.getAndAccumulate(execution.seq(), Math::max) < execution.seq()) {
            waiting.set(execution);
        }
    }

    Optional<Execution> next() {
        return Optional.ofNullable(waiting.get());
    }

    /** It is dealt with; one that was heard in the meantime is not. */
    void done(Execution execution) {
        waiting.compareAndSet(execution, null);
    }
}
