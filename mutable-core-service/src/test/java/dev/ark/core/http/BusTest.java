package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.event.BusHeartbeat;
import dev.ark.contract.event.BusSeal;
import dev.ark.contract.event.Channels;
import dev.ark.contract.event.Event;
import dev.ark.contract.json.ArkJson;
import dev.ark.core.CoreTest;
import dev.ark.core.Eventually;
import dev.ark.testkit.Identities;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.pubsub.PubSubCommands.RedisSubscriber;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is heard of the journal on a real Redis. */
@QuarkusTest
class BusTest extends CoreTest {
    private final BusSeal seal = new BusSeal(Identities.BUS_KEY.getBytes(StandardCharsets.UTF_8));
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    @Inject
    RedisDataSource redis;

    private RedisSubscriber subscription;

    private record Heard(String channel, String text) {}

    @BeforeEach
    void subscribe() {
        subscription = redis.pubsub(String.class)
                .subscribeToPattern("ark.*", (channel, text) -> heard.add(new Heard(channel, text)));
    }

    @AfterEach
    void unsubscribe() {
        subscription.unsubscribe();
    }

    @Test
    void aCommittedRowIsHeardUnderASealOnTheChannelOfItsType() throws Exception {
        markNow("BUS", "187.2");
        long seq = head();
        Eventually.holds("the row is heard", () -> event(seq).isPresent());
        String page = operator().get("/v1/events?limit=1&after=" + (seq - 1)).asString();
        assertThat(ArkJson.mapper().writeValueAsString(event(seq).orElseThrow()))
                .isEqualTo(
                        ArkJson.mapper().readTree(page).path("events").path(0).toString());
    }

    @Test
    void rowsAreHeardInTheirOrder() {
        long before = head();
        for (int i = 0; i < 50; i++) {
            markNow("BUS", "1" + i);
        }
        long last = head();
        Eventually.holds("the last row is heard", () -> event(last).isPresent());
        assertThat(events().stream().map(Event::seq).filter(seq -> seq > before && seq <= last))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(before + 1, last).boxed().toList());
    }

    @Test
    void aDecisionIsHeardWithoutItsPermitsToken() {
        String agent = newAgent();
        int seq = propose(agent, buy(1)).extract().path("seq");
        Eventually.holds("the decision is heard", () -> event(seq).isPresent());
        assertThat(event(seq).orElseThrow().body().path("permit").has("token")).isFalse();
    }

    @Test
    void aHeartbeatTellsWhereTheJournalIs() {
        long head = head();
        Eventually.holds(
                "a heartbeat is heard",
                () -> messages(Channels.HEARTBEAT, BusHeartbeat.class).stream()
                        .anyMatch(heartbeat -> heartbeat.headSeq() >= head
                                && heartbeat.deployment().equals("stable")));
    }

    private Optional<Event> event(long seq) {
        return events().stream().filter(event -> event.seq() == seq).findFirst();
    }

    private List<Event> events() {
        return heard.stream()
                .filter(message -> message.channel().startsWith(Channels.EVENTS_PREFIX))
                .map(message -> seal.open(message.channel(), message.text(), Event.class)
                        .filter(event -> message.channel().equals(Channels.ofType(event.type())))
                        .orElseThrow(() -> new AssertionError("no valid seal: " + message)))
                .toList();
    }

    private <T> List<T> messages(String channel, Class<T> type) {
        return heard.stream()
                .filter(message -> message.channel().equals(channel))
                .flatMap(message -> seal.open(channel, message.text(), type).stream())
                .toList();
    }
}
