package dev.ark.core.outbox;

/** Where news goes. */
public interface Publisher {
    /**
     * Publishes one sealed message.
     *
     * @throws RuntimeException when it could not be handed over
     */
    void publish(String channel, String message);
}
