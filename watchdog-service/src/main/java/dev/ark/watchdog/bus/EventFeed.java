package dev.ark.watchdog.bus;

import dev.ark.runtime.bus.Bus;
import dev.ark.runtime.bus.BusSubscription;
import dev.ark.watchdog.Journal;
import dev.ark.watchdog.bus.BusAlerts.Seen;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one subscription of the watchdog. It begins some way back in the journal, so that the agents' state is rebuilt at each start, and as
 * soon as the core says where the journal is; until then each turn asks again. Thread-safe.
 */
@Singleton
public final class EventFeed implements Journal {
    private final Bus bus;
    private final StartingPoint start;
    private final News news;
    private final Hearing hearing;
    private final BusAlerts alerts;
    private volatile @Nullable Following following;

    private record Following(BusSubscription subscription, long epoch, long headAtStart) {}

    EventFeed(Bus bus, StartingPoint start, News news, Hearing hearing, BusAlerts alerts) {
        this.bus = bus;
        this.start = start;
        this.news = news;
        this.hearing = hearing;
        this.alerts = alerts;
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
        } else if (current.subscription().counts().lost() > 0 || news.restoredEpoch() > current.epoch()) {
            // The journal was compacted beyond what has been heard, or has lost what was heard in a restore.
            following = null;
            current.subscription().close();
            begin();
        } else {
            alerts.look(seen(current.subscription()));
            current.subscription().superviseSilence();
        }
        if (freshSince().isEmpty()) {
            // What was missed is read up before anything counts as heard when it happens.
            catchUp();
        }
        hearing.heardAll();
    }

    private static Seen seen(BusSubscription bus) {
        return new Seen(bus.silence(), bus.counts().passedOver(), bus.rejected());
    }

    @Override
    public Optional<Instant> freshSince() {
        return hearing.since();
    }

    @Override
    public Instant now() {
        return hearing.now();
    }

    @Override
    public long position() {
        return subscription().map(BusSubscription::position).orElse(0L);
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
        hearing.beginAnew();
        StartingPoint.Place place = start.find();
        BusSubscription subscription = bus.follow("watchdog", place.epoch(), place.position(), news);
        following = new Following(subscription, place.epoch(), place.head());
        subscription.catchUp();
    }
}
