package dev.ark.watchdog.http;

import dev.ark.runtime.bus.BusSubscription;
import dev.ark.watchdog.bus.EventFeed;
import dev.ark.watchdog.drift.DriftLoop;
import dev.ark.watchdog.http.HealthView.BusView;
import dev.ark.watchdog.http.HealthView.GraveyardView;
import dev.ark.watchdog.http.HealthView.RedisView;
import dev.ark.watchdog.redis.RedisLoop;
import jakarta.inject.Singleton;

/** Tells how events come in, how Redis is, which brings them, and how the rules were found. */
@Singleton
public final class Surroundings {
    private final EventFeed feed;
    private final RedisLoop redis;
    private final DriftLoop rules;

    Surroundings(EventFeed feed, RedisLoop redis, DriftLoop rules) {
        this.feed = feed;
        this.redis = redis;
        this.rules = rules;
    }

    BusView bus() {
        return feed.subscription().map(this::view).orElse(BusView.NONE);
    }

    RedisView redis() {
        return RedisView.of(redis.condition());
    }

    GraveyardView graveyard() {
        DriftLoop.Condition now = rules.condition();
        return new GraveyardView(rules.drift(), now.lastWholeAt(), now.finding());
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
