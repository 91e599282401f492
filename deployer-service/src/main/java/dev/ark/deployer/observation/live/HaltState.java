package dev.ark.deployer.observation.live;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.ControlState;
import dev.ark.deployer.observation.live.CoreQuestions.SilentCoreException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether ARK is halted. Only the first question waits for the core: what is known is told at once from then on, and asked anew beside it, since
 * whoever asks holds the traffic in his hands. Thread-safe.
 */
final class HaltState {
    private static final Duration REMEMBERED = Duration.ofMillis(500);

    /** What was told so long ago is told no more. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(5);

    private final CoreQuestions core;
    private final LongSupplier nanos;
    private @Nullable Known known;
    private boolean asking;

    private record Known(long at, boolean halted) {}

    HaltState(CoreQuestions core, LongSupplier nanos) {
        this.core = core;
        this.nanos = nanos;
    }

    /** True too when nobody can tell. */
    synchronized boolean halted() {
        Known last = known == null ? learn() : known;
        long age = nanos.getAsLong() - last.at();
        if (age >= REMEMBERED.toNanos() && !asking) {
            asking = true;
            Thread.ofVirtual().name("halt-state").start(this::refresh);
        }
        return last.halted() || age >= FORGOTTEN.toNanos();
    }

    private void refresh() {
        boolean halted = ask();
        synchronized (this) {
            known = new Known(nanos.getAsLong(), halted);
            asking = false;
        }
    }

    private Known learn() {
        Known first = new Known(nanos.getAsLong(), ask());
        known = first;
        return first;
    }

    private boolean ask() {
        try {
            return core.get("/v1/control", ControlState.class).tradingState() == TradingState.HALTED;
        } catch (SilentCoreException e) {
            return true;
        }
    }
}
