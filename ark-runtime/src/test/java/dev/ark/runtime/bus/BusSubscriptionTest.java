package dev.ark.runtime.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ark.contract.event.BusHeartbeat;
import dev.ark.contract.event.BusSeal;
import dev.ark.contract.event.Channels;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventFollower;
import dev.ark.contract.event.EventPage;
import dev.ark.testkit.RestartableRedis;
import dev.ark.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.runtime.datasource.ReactiveRedisDataSourceImpl;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.RedisOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real Redis, that goes away and comes back. */
class BusSubscriptionTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration ALLOWED_SILENCE = Duration.ofMillis(2_500);
    /** More restarts than the client's pool has connections: a connection that leaks at each would show. */
    private static final int RESTARTS = 7;

    private final Vertx vertx = Vertx.vertx();
    private final BusSeal seal = new BusSeal("a key that is long enough".getBytes(StandardCharsets.UTF_8));
    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Event> journal = new CopyOnWriteArrayList<>();
    private final List<Long> handled = new CopyOnWriteArrayList<>();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean reachable = true;
    private RestartableRedis server;
    private HalfOpenProxy proxy;
    private Redis client;
    private Redis listener;
    private BusSubscription subscription;

    @BeforeEach
    void start() {
        server = new RestartableRedis();
        proxy = new HalfOpenProxy(server.url());
        client = Redis.createClient(vertx, new RedisOptions().setConnectionString(server.url()));
        listener = Redis.createClient(vertx, new RedisOptions().setConnectionString(proxy.url()));
    }

    @AfterEach
    void stop() {
        subscription.close();
        listener.close();
        client.close();
        vertx.closeAndAwait();
        proxy.close();
        server.close();
    }

    @Test
    void eventsArriveInOrder() {
        follow(event -> handled.add(event.seq()));
        for (int i = 0; i < 100; i++) {
            publish(append());
        }
        await().atMost(DEADLINE).until(() -> handled.size() == 100);
        assertThat(handled).isSorted();
    }

    @Test
    void itSubscribesAgainAndCatchesUpAfterEachRestartOfRedis() {
        follow(event -> handled.add(event.seq()));
        for (int restart = 1; restart <= RESTARTS; restart++) {
            publish(append());
            await().atMost(DEADLINE).until(this::isLevel);
            server.stop();
            append();
            append();
            server.start();
            await().atMost(DEADLINE).pollInterval(Duration.ofMillis(100)).until(() -> {
                heartbeat();
                return isLevel();
            });
        }
        assertThat(handled).doesNotHaveDuplicates().isSorted().hasSize(journal.size());
    }

    @Test
    void withoutRedisTheJournalIsAskedOnceTheBusIsSilentForTooLong() {
        follow(event -> handled.add(event.seq()));
        publish(append());
        await().atMost(DEADLINE).until(this::isLevel);
        server.stop();
        append();
        clock.move(ALLOWED_SILENCE);
        subscription.superviseSilence();
        assertThat(handled).containsExactly(1L);
        clock.move(Duration.ofMillis(1));
        subscription.superviseSilence();
        assertThat(handled).containsExactly(1L, 2L);
    }

    @Test
    void aConnectionWhoseOtherEndIsGoneWithoutAWordIsReplaced() {
        follow(event -> handled.add(event.seq()));
        publish(append());
        await().atMost(DEADLINE).until(this::isLevel);
        proxy.forgetConnections();
        Instant before = clock.instant();
        clock.move(ALLOWED_SILENCE.plusMillis(1));
        await().atMost(DEADLINE).pollInterval(Duration.ofMillis(200)).until(() -> {
            subscription.superviseSilence();
            heartbeat();
            return subscription.lastHeard().orElseThrow().isAfter(before);
        });
        publish(append());
        await().atMost(DEADLINE).until(this::isLevel);
    }

    @Test
    void aClockThatWasSetBackCountsAsSilence() {
        follow(event -> handled.add(event.seq()));
        publish(append());
        await().atMost(DEADLINE).until(this::isLevel);
        append();
        clock.move(Duration.ofHours(-1));
        subscription.superviseSilence();
        assertThat(handled).containsExactly(1L, 2L);
    }

    @Test
    void aForgedMessageIsCountedAndNeverHandled() {
        follow(event -> handled.add(event.seq()));
        Event event = append();
        String channel = Channels.ofType(event.type());
        BusSeal other = new BusSeal("the key of somebody else".getBytes(StandardCharsets.UTF_8));
        send(channel, other.seal(channel, event));
        send(channel, "{}");
        await().atMost(DEADLINE)
                .until(() ->
                        meters.counter("ark.bus.rejected", "subscriber", "test").count() == 2);
        assertThat(handled).isEmpty();
        publish(event);
        await().atMost(DEADLINE).until(this::isLevel);
    }

    @Test
    void aHandlerThatThrowsDoesNotEndTheSubscription() {
        follow(event -> {
            if (handled.isEmpty() && event.seq() == 1) {
                handled.add(0L);
                throw new IllegalStateException("not this time");
            }
            handled.add(event.seq());
        });
        publish(append());
        publish(append());
        await().atMost(DEADLINE).until(this::isLevel);
        assertThat(handled).containsExactly(0L, 1L, 2L);
    }

    @Test
    void whatComesFasterThanItIsHandledIsDroppedAndFetchedFromTheJournal() {
        CountDownLatch slow = new CountDownLatch(1);
        follow(event -> {
            awaitQuietly(slow);
            handled.add(event.seq());
        });
        for (int i = 0; i < 3 * BusSubscription.MOST_WAITING; i++) {
            publish(append());
        }
        await().atMost(DEADLINE).until(() -> counted("ark.bus.dropped") > 0);
        slow.countDown();
        await().atMost(DEADLINE).until(() -> {
            heartbeat();
            return isLevel();
        });
        assertThat(handled).doesNotHaveDuplicates().isSorted().hasSize(journal.size());
    }

    @Test
    void aJournalThatDoesNotAnswerIsNotAskedForEachMessage() {
        follow(event -> handled.add(event.seq()));
        reachable = false;
        questions.set(0);
        long begun = System.nanoTime();
        append();
        for (int i = 0; i < 500; i++) {
            publish(append());
        }
        await().atMost(DEADLINE).until(() -> questions.get() > 0);
        Event last = append();
        publish(last);
        long halfSeconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 500;
        assertThat(questions.get()).isLessThanOrEqualTo((int) halfSeconds + 1);
        reachable = true;
        await().atMost(DEADLINE).pollInterval(Duration.ofMillis(100)).until(() -> {
            publish(last);
            return isLevel();
        });
        assertThat(handled).doesNotHaveDuplicates().isSorted().hasSize(journal.size());
    }

    private double counted(String name) {
        return meters.counter(name, "subscriber", "test").count();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EventPage ask(long seq) {
        questions.incrementAndGet();
        if (!reachable) {
            throw new IllegalStateException("the journal does not answer");
        }
        List<Event> all = List.copyOf(journal);
        return new EventPage(1, all.size(), 1, all.subList((int) seq, all.size()));
    }

    private void follow(Consumer<Event> handler) {
        EventFollower follower = new EventFollower(0, this::ask, handler);
        var source = new ReactiveRedisDataSourceImpl(vertx, listener, RedisAPI.api(listener));
        subscription = new BusSubscription("test", source, follower, seal, ALLOWED_SILENCE, clock, meters);
        subscription.listen();
        await().atMost(DEADLINE).pollInterval(Duration.ofMillis(20)).until(() -> {
            heartbeat();
            return subscription.lastHeard().isPresent();
        });
    }

    private boolean isLevel() {
        return subscription.position() == journal.size();
    }

    private Event append() {
        long seq = journal.size() + 1L;
        Event event = new Event(
                1, seq, seq - 1, "note", JsonNodeFactory.instance.objectNode(), clock.instant(), "stable", "dev", null);
        journal.add(event);
        return event;
    }

    private void publish(Event event) {
        String channel = Channels.ofType(event.type());
        send(channel, seal.seal(channel, event));
    }

    private void heartbeat() {
        BusHeartbeat beat = new BusHeartbeat(1, journal.size(), "stable", clock.instant());
        try {
            send(Channels.HEARTBEAT, seal.seal(Channels.HEARTBEAT, beat));
        } catch (RuntimeException e) {
            // Redis is not back yet; the next heartbeat finds it.
            assertThat(e).isNotNull();
        }
    }

    private void send(String channel, String message) {
        client.send(Request.cmd(Command.PUBLISH).arg(channel).arg(message))
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}
