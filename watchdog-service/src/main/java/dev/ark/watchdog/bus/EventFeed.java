package dev.ark.watchdog.bus;

import dev.ark.runtime.bus.Bus;
import dev.ark.runtime.bus.BusSubscription;
import dev.ark.watchdog.Journal;
import dev.ark.watchdog.WatchdogConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one subscription of the watchdog. It begins some way back in the journal, so that the agents' state is rebuilt at each start, and as
 * soon as the core says where the journal is; until then each turn asks again. Thread-safe.
 */
@Singleton
public final class EventFeed implements Journal {
    private static final int TURNS_UNTIL_STALE = 3;

    private final Bus bus;
    private final StartingPoint start;
    private final News news;
    private final WatchdogConfig config;
    private final Clock clock;
    private volatile Freshness freshness = new Freshness(Instant.EPOCH, Instant.EPOCH);
    private volatile @Nullable Following following;

    private record Following(BusSubscription subscription, long headAtStart) {}

    private record Freshness(Instant since, Instant until) {}

    EventFeed(Bus bus, StartingPoint start, News news, WatchdogConfig config, Clock clock) {
        this.bus = bus;
        this.start = start;
        this.news = news;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Begins to follow, or asks the journal when the bus is silent. Turns must not overlap.
     *
     * @throws RuntimeException when the core cannot be asked now
     */
    public void supervise() {
        Following current = following;
        if (current == null) {
            begin();
        } else if (current.subscription().counts().lost() > 0) {
            // The journal was compacted beyond what has been heard: the agents are taken note of anew, as at a start.
            current.subscription().close();
            begin();
        } else {
            current.subscription().superviseSilence();
        }
        Instant now = clock.instant();
        freshness = new Freshness(freshSince().orElse(now), now);
    }

    @Override
    public Optional<Instant> freshSince() {
        Freshness known = freshness;
        boolean broken = known.until()
                .plus(config.eventsInterval().multipliedBy(TURNS_UNTIL_STALE))
                .isBefore(clock.instant());
        return broken ? Optional.empty() : Optional.of(known.since());
    }

    @Override
    public boolean isCaughtUp() {
        Following current = following;
        return current != null && current.subscription().position() >= current.headAtStart();
    }

    @Override
    public void catchUp() {
        subscription()
                .orElseThrow(() -> new IllegalStateException("nothing is followed yet"))
                .catchUp();
    }

    /** The subscription, once there is one. */
    public Optional<BusSubscription> subscription() {
        return Optional.ofNullable(following).map(Following::subscription);
    }

    /** Before the Redis client goes, so that its end is not taken for a failure. */
    void stop(@Observes ShutdownEvent event) {
        subscription().ifPresent(BusSubscription::close);
    }

    private void begin() {
        StartingPoint.Place place = start.find();
        BusSubscription subscription = bus.follow("watchdog", place.epoch(), place.position(), news);
        following = new Following(subscription, place.head());
        subscription.catchUp();
    }
}
