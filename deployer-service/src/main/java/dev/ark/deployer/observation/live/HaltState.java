package dev.ark.deployer.observation.live;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.ControlState;
import dev.ark.deployer.observation.live.CoreQuestions.SilentCoreException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Whether ARK is halted, asked at most once in a while. Thread-safe; waits for the core. */
final class HaltState {
    private static final Duration REMEMBERED = Duration.ofMillis(500);

    private final CoreQuestions core;
    private final LongSupplier nanos;
    private @Nullable Known known;

    private record Known(long at, boolean halted) {}

    HaltState(CoreQuestions core, LongSupplier nanos) {
        this.core = core;
        this.nanos = nanos;
    }

    /** True too when nobody can tell. */
    synchronized boolean halted() {
        long now = nanos.getAsLong();
        Known last = known;
        if (last != null && now - last.at() < REMEMBERED.toNanos()) {
            return last.halted();
        }
        boolean halted = ask();
        known = new Known(nanos.getAsLong(), halted);
        return halted;
    }

    private boolean ask() {
        try {
            return core.get("/v1/control", ControlState.class).tradingState() == TradingState.HALTED;
        } catch (SilentCoreException e) {
            return true;
        }
    }
}
