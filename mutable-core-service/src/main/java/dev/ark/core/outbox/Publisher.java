package dev.ark.core.outbox;

import java.util.concurrent.CompletionStage;

/** Where news goes. */
public interface Publisher {
    /** Publishes one sealed message; the stage ends when the bus has taken it, or fails. */
    CompletionStage<?> publish(String channel, String message);
}
