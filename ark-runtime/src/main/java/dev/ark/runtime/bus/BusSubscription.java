package dev.ark.runtime.bus;

import dev.ark.contract.event.BusHeartbeat;
import dev.ark.contract.event.BusSeal;
import dev.ark.contract.event.Channels;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventFollower;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.RedisPubSubMessage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Keeps one {@link EventFollower} fed from Redis. It subscribes again, with jittered back-off, whenever the connection ends, and asks the
 * journal when the bus has been silent for too long. What comes faster than it can be handled is dropped, and fetched from the journal like
 * anything that the bus loses; a journal that does not answer is asked again only after a pause. All work is done on one thread of its own.
 */
public final class BusSubscription implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BusSubscription.class);
    /** Messages that wait for the handler; more are dropped, and the journal has them. */
    static final int MOST_WAITING = 1_024;

    private static final int SILENT_TURNS_BEFORE_REPLACEMENT = 3;
    private static final int MOST_SILENT_TURNS = 60;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    private final List<Meter> ownMeters = new ArrayList<>();
    private final MeterRegistry meters;
    private final EventFollower follower;
    private final BusSeal seal;
    private final Duration allowedSilence;
    private final Clock clock;
    private final Counter rejected;
    private final Counter dropped;
    private final ReactiveRedisDataSource redis;
    private final ExecutorService thread;
    private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private volatile Instant lastHeard;
    /** Monotonic, and of the subscription's own thread only. */
    private long pausedAtNanos;

    private boolean paused;
    private int silentTurns;
    private int silentTurnsAllowed = SILENT_TURNS_BEFORE_REPLACEMENT;
    private volatile Cancellable subscription = () -> {};

    BusSubscription(
            String name,
            ReactiveRedisDataSource redis,
            EventFollower follower,
            BusSeal seal,
            Duration allowedSilence,
            Clock clock,
            MeterRegistry meters) {
        this.redis = redis;
        this.follower = follower;
        this.seal = seal;
        this.allowedSilence = allowedSilence;
        this.clock = clock;
        this.lastHeard = Instant.EPOCH;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("bus-" + name).daemon().factory());
        this.rejected = meters.counter("ark.bus.rejected", "subscriber", name);
        this.dropped = meters.counter("ark.bus.dropped", "subscriber", name);
        count(meters, "ark.bus.handled", name, EventFollower.Counts::handled);
        count(meters, "ark.bus.duplicates", name, EventFollower.Counts::duplicates);
        count(meters, "ark.bus.gaps", name, EventFollower.Counts::gaps);
        count(meters, "ark.bus.caught.up", name, EventFollower.Counts::caughtUp);
        count(meters, "ark.bus.passed.over", name, EventFollower.Counts::passedOver);
        count(meters, "ark.bus.lost", name, EventFollower.Counts::lost);
        gauge(Gauge.builder("ark.bus.position", follower, EventFollower::position), meters, name);
        gauge(Gauge.builder("ark.bus.silence.seconds", this, BusSubscription::silenceSeconds), meters, name);
        this.meters = meters;
    }

    /** Starts to listen. */
    void listen() {
        // The order matters: a failure below the retry ends the subscription for good.
        Multi<RedisPubSubMessage<String>> events =
                redis.pubsub(String.class).subscribeAsMessagesToPatterns(Channels.ALL_EVENTS, Channels.HEARTBEAT);
        // Redis asks nobody how many messages to send: without a limit, those that wait for a slow catch-up would fill
        // the heap.
        subscription = events.onOverflow()
                .invoke(message -> dropped.increment())
                .drop()
                .emitOn(thread, MOST_WAITING)
                .invoke(message -> receive(message.getChannel(), message.getPayload()))
                .onCompletion()
                .failWith(() -> new IllegalStateException("the bus closed the connection"))
                .onFailure()
                .invoke(failure -> LOG.warnf("the bus is lost (%s); subscribing again", failure.getMessage()))
                .onFailure()
                .retry()
                .when(failures -> failures.onItem()
                        .transformToUniAndConcatenate(failure -> Uni.createFrom()
                                .item(failure)
                                .onItem()
                                .delayIt()
                                .by(backOff.next())))
                .subscribe()
                .with(message -> {}, failure -> LOG.error("the subscription ended", failure));
    }

    /**
     * Asks the journal when the bus has been silent for too long, and listens anew when it stays silent: a connection whose other end is gone
     * without a word looks like a quiet one. To be called every second; turns must not overlap.
     */
    public void superviseSilence() {
        Duration silence = silence();
        // Negative after the clock was set back: then nothing is known of the silence.
        if (silence.isNegative() || silence.compareTo(allowedSilence) > 0) {
            replaceIfSilentForLong();
            catchUp();
        } else {
            silentTurns = 0;
            silentTurnsAllowed = SILENT_TURNS_BEFORE_REPLACEMENT;
        }
    }

    /** More and more seldom, so that a bus that is slow to connect to is given the time. */
    private void replaceIfSilentForLong() {
        silentTurns++;
        if (silentTurns >= silentTurnsAllowed) {
            silentTurns = 0;
            silentTurnsAllowed = Math.min(2 * silentTurnsAllowed, MOST_SILENT_TURNS);
            LOG.warn("the bus stays silent; listening anew");
            subscription.cancel();
            listen();
        }
    }

    /**
     * Handles everything that the journal has up to now, however silent the bus is. Never call it from the handler.
     *
     * @throws RuntimeException when the journal cannot be asked now
     */
    public void catchUp() {
        follower.catchUp();
    }

    /** How long nothing has been heard. */
    public Duration silence() {
        return Duration.between(lastHeard, clock.instant());
    }

    /** When the bus was last heard; empty when it never was. */
    public Optional<Instant> lastHeard() {
        return Optional.of(lastHeard).filter(at -> !at.equals(Instant.EPOCH));
    }

    public EventFollower.Counts counts() {
        return follower.counts();
    }

    /** How many messages had no valid seal. */
    public long rejected() {
        return Math.round(rejected.count());
    }

    public long position() {
        return follower.position();
    }

    /** Ends it for good; another of the same name may follow. */
    @Override
    public void close() {
        subscription.cancel();
        thread.shutdownNow();
        ownMeters.forEach(meters::remove);
    }

    private void receive(String channel, String text) {
        try {
            boolean genuine = channel.equals(Channels.HEARTBEAT)
                    ? seal.open(channel, text, BusHeartbeat.class)
                            .map(this::heard)
                            .isPresent()
                    : seal.open(channel, text, Event.class).map(this::heard).isPresent();
            if (!genuine) {
                rejected.increment();
                LOG.warnf("a message on %s has no valid seal; it is passed over", channel);
            }
        } catch (RuntimeException e) {
            // The journal could not be asked just now; a message after the pause, or the silence, asks again.
            pause();
            LOG.warnf("catching up failed: %s", e.getMessage());
        }
    }

    private BusHeartbeat heard(BusHeartbeat heartbeat) {
        heardNow();
        if (!isPaused()) {
            follower.heartbeat(heartbeat);
        }
        return heartbeat;
    }

    private Event heard(Event event) {
        heardNow();
        if (!isPaused()) {
            follower.receive(event);
        }
        return event;
    }

    private void pause() {
        paused = true;
        pausedAtNanos = System.nanoTime();
    }

    /** What is passed over in a pause is a gap like any other afterwards. */
    private boolean isPaused() {
        paused = paused && System.nanoTime() - pausedAtNanos < PAUSE_AFTER_FAILURE.toNanos();
        return paused;
    }

    private void heardNow() {
        lastHeard = clock.instant();
        backOff.reset();
    }

    private double silenceSeconds() {
        return lastHeard.equals(Instant.EPOCH) ? Double.NaN : silence().toMillis() / 1000.0;
    }

    private interface Count {
        long of(EventFollower.Counts counts);
    }

    private void count(MeterRegistry meters, String metric, String name, Count count) {
        ownMeters.add(FunctionCounter.builder(metric, follower, f -> count.of(f.counts()))
                .tag("subscriber", name)
                .register(meters));
    }

    private void gauge(Gauge.Builder<?> gauge, MeterRegistry meters, String name) {
        ownMeters.add(gauge.tag("subscriber", name).register(meters));
    }
}
