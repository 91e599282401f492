package dev.ark.core.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Publishes on Redis. Some messages are under way at once; when Redis does not answer in time, publishing fails at once until it does. */
@Singleton
public final class RedisPublisher implements Publisher {
    private static final int UNDER_WAY = 256;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

    private final Redis redis;
    private final Semaphore underWay = new Semaphore(UNDER_WAY);
    private final AtomicReference<Throwable> lastFailure = new AtomicReference<>();

    RedisPublisher(Redis redis) {
        this.redis = redis;
    }

    @Override
    public void publish(String channel, String message) {
        Throwable failure = lastFailure.getAndSet(null);
        if (failure != null) {
            throw new IllegalStateException("an earlier message was lost: " + failure.getMessage(), failure);
        }
        try {
            if (!underWay.tryAcquire(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Redis does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        Uni<Response> answer =
                redis.send(Request.cmd(Command.PUBLISH).arg(channel).arg(message));
        answer.ifNoItem()
                .after(LONGEST_ANSWER)
                .fail()
                .onTermination()
                .invoke(underWay::release)
                .subscribe()
                .with(response -> {}, lastFailure::set);
    }
}
