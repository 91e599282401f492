package dev.ark.watchdog.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether an agent may act, as the core last said. */
public sealed interface Standing {
    record Active() implements Standing {}

    /**
     * Stopped.
     *
     * @param everywhere whether it is in both slots; otherwise the stable one goes on deciding for the agent
     * @param until when it ends by itself, on the clock; absent when only an operator ends it
     */
    record Quarantined(
            String reason,
            String actor,
            boolean everywhere,
            @Nullable Instant until) implements Standing {}

    Standing ACTIVE = new Active();
}
