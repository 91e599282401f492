package dev.ark.watchdog.control;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last execution without a permit about which nothing was done yet. Between the news, which must not wait, and the loop, which asks the core. Thread-safe. */
public final class UnpermittedExecutions {
    private @Nullable Execution latest;
    private boolean waiting;

    /**
     * An execution that no permit covers.
     *
     * @param epoch of its row
     * @param seq of its row
     * @param isNew whether it happened since this watchdog runs; about an older one something may have been done
     */
    public record Execution(long epoch, long seq, Instant at, boolean isNew, String detail) {
        private boolean isAfter(Execution other) {
            return epoch != other.epoch ? epoch > other.epoch : seq > other.seq;
        }
    }

    /** One that was heard before, because events are read anew, is no other. */
    public synchronized void hear(Execution execution) {
        if (latest == null || execution.isAfter(latest)) {
            latest = execution;
            waiting = true;
        }
    }

    synchronized Optional<Execution> next() {
        return waiting ? Optional.ofNullable(latest) : Optional.empty();
    }

    /** It is dealt with; one that was heard in the meantime is not. */
    synchronized void done(Execution execution) {
        if (execution.equals(latest)) {
            waiting = false;
        }
    }
}
