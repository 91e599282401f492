package dev.ark.runtime.bus;

import dev.ark.contract.event.BusHeartbeat;
import dev.ark.contract.event.BusSeal;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventFollower;
import dev.ark.contract.event.EventPage;
import dev.ark.contract.problem.ProblemCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.function.Consumer;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Makes supervised subscriptions. The Redis client is one of its own, because each subscription holds a pooled connection. */
@Singleton
@RegisterForReflection(targets = {BusHeartbeat.class, Event.class})
public final class Bus {
    private static final int CATCH_UP_PAGE = 500;

    private final ReactiveRedisDataSource redis;
    private final CoreEvents core;
    private final BusSeal seal;
    private final BusConfig config;
    private final Clock clock;
    private final MeterRegistry meters;

    Bus(
            @RedisClientName("bus") ReactiveRedisDataSource redis,
            @RestClient CoreEvents core,
            BusSeal seal,
            BusConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.redis = redis;
        this.core = core;
        this.seal = seal;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Subscribes to all events after a sequence. Call {@link BusSubscription#superviseSilence()} every second from then on.
     *
     * @param name labels the subscription's metrics
     * @param epoch of the journal that has the position
     */
    public BusSubscription follow(String name, long epoch, long position, Consumer<Event> handler) {
        EventFollower follower = new EventFollower(epoch, position, this::after, handler);
        BusSubscription subscription =
                new BusSubscription(name, redis, follower, seal, config.silence(), clock, meters);
        subscription.listen();
        return subscription;
    }

    private EventPage after(long seq) {
        try {
            return core.after(seq, CATCH_UP_PAGE);
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == ProblemCode.GONE.status()) {
                throw new EventFollower.Gone(core.head().oldestSeq());
            }
            throw e;
        }
    }
}
