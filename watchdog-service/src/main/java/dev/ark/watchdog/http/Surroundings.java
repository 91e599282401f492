package dev.ark.watchdog.http;

import dev.ark.runtime.bus.BusSubscription;
import dev.ark.watchdog.bus.EventFeed;
import dev.ark.watchdog.http.HealthView.BusView;
import dev.ark.watchdog.http.HealthView.RedisView;
import dev.ark.watchdog.redis.RedisLoop;
import jakarta.inject.Singleton;

/** Tells how events come in, and how Redis is, which brings them. */
@Singleton
public final class BusHealth {
    private final EventFeed feed;
    private final RedisLoop redis;

    BusHealth(EventFeed feed, RedisLoop redis) {
        this.feed = feed;
        this.redis = redis;
    }

    BusView bus() {
        return feed.subscription().map(this::view).orElse(BusView.NONE);
    }

    RedisView redis() {
        return RedisView.of(redis.condition());
    }

    private BusView view(BusSubscription bus) {
        var counts = bus.counts();
        return new BusView(
                feed.isCaughtUp(),
                bus.position(),
                bus.lastHeard().map(at -> Math.max(0, bus.silence().toMillis())).orElse(null),
                counts.handled(),
                counts.duplicates(),
                counts.gaps(),
                counts.caughtUp(),
                counts.passedOver());
    }
}
