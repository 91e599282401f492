package dev.ark.core.outbox;

import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Publishes on Redis over one connection, because messages of several connections would overtake each other. A lost one is replaced. */
@Singleton
public final class RedisPublisher implements Publisher {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

    private final Redis redis;
    private final AtomicReference<@Nullable RedisConnection> connection = new AtomicReference<>();

    RedisPublisher(Redis redis) {
        this.redis = redis;
    }

    @Override
    public CompletionStage<?> publish(String channel, String message) {
        RedisConnection current;
        try {
            current = connected();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        return current.send(Request.cmd(Command.PUBLISH).arg(channel).arg(message))
                .ifNoItem()
                .after(LONGEST_ANSWER)
                .fail()
                .onFailure()
                .invoke(failure -> forget(current))
                .subscribeAsCompletionStage();
    }

    /** One attempt at a time; a connection that comes after its time is closed. */
    private synchronized RedisConnection connected() {
        RedisConnection current = connection.get();
        if (current != null) {
            return current;
        }
        CompletableFuture<RedisConnection> attempt = redis.connect().subscribeAsCompletionStage();
        try {
            RedisConnection fresh = attempt.get(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            fresh.endHandler(() -> forget(fresh));
            fresh.exceptionHandler(failure -> forget(fresh));
            connection.set(fresh);
            return fresh;
        } catch (TimeoutException e) {
            attempt.thenAccept(RedisConnection::closeAndForget);
            throw new IllegalStateException("Redis does not answer", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void forget(RedisConnection lost) {
        if (connection.compareAndSet(lost, null)) {
            lost.closeAndForget();
        }
    }
}
