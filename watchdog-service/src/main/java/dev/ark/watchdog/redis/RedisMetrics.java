package dev.ark.watchdog.redis;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Tells how Redis was at the last look; what is not known is not a number. */
@Startup
@Singleton
final class RedisMetrics {
    private final RedisLoop loop;
    private final MeterRegistry meters;

    RedisMetrics(RedisLoop loop, MeterRegistry meters) {
        this.loop = loop;
        this.meters = meters;
        gauge("ark.redis.up", condition -> condition.answers() ? 1 : 0);
        gauge(
                "ark.redis.ping.seconds",
                condition ->
                        condition.ping() == null ? Double.NaN : condition.ping().toNanos() / 1e9);
        gauge("ark.redis.subscriber.lag", condition -> number(condition.subscriberLag()));
        gauge("ark.redis.publish.queue", condition -> number(condition.publishQueue()));
        figure("ark.redis.memory.used.bytes", RedisFigures::usedMemory);
        figure("ark.redis.memory.max.bytes", RedisFigures::mostMemory);
        figure("ark.redis.evicted.keys", RedisFigures::evictedKeys);
        figure("ark.redis.connected.clients", RedisFigures::connectedClients);
    }

    private void figure(String name, ToLongFunction<RedisFigures> figure) {
        gauge(name, condition -> condition.figures() == null ? Double.NaN : figure.applyAsLong(condition.figures()));
    }

    private void gauge(String name, ToDoubleFunction<RedisCondition> value) {
        Gauge.builder(name, loop, known -> value.applyAsDouble(known.condition()))
                .register(meters);
    }

    private static double number(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : Double.NaN;
    }
}
