package dev.ark.watchdog.control;

import dev.ark.contract.http.ControlState;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The newest halt state that was heard of, in an event or in an answer of the core. Thread-safe. */
public final class TradingStatus {
    private final AtomicReference<@Nullable ControlState> newest = new AtomicReference<>();

    /** Takes a state in, unless a newer one is known. */
    public void learn(ControlState state) {
        newest.accumulateAndGet(
                state, (known, next) -> known != null && known.haltEpoch() > next.haltEpoch() ? known : next);
    }

    /** The state; empty until the core has been heard. */
    public Optional<ControlState> newest() {
        return Optional.ofNullable(newest.get());
    }

    /** {@code running}, {@code reducing} or {@code halted}; {@code unknown} until the core has been heard. */
    public String name() {
        ControlState state = newest.get();
        if (state == null) {
            return "unknown";
        }
        return switch (state.tradingState()) {
            case ACTIVE -> "running";
            case REDUCING -> "reducing";
            case HALTED -> "halted";
        };
    }
}
