package dev.ark.deployer.traffic.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shares under load, and while they change. */
class SwitchTest {
    private static final int CLIENTS = 16;

    private final FakeCore stable = FakeCore.echo("stable");
    private final FakeCore canary = FakeCore.echo("canary");
    private final EdgeUnderTest under = new EdgeUnderTest(EdgeSettings.usual(), stable.port(), canary.port());

    @AfterEach
    void close() {
        under.close();
        stable.close();
        canary.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 25, 50})
    void theSplitIsExactUnderLoad(int percent) throws Exception {
        under.edge.route(Shares.canary(percent));
        load(() -> {
            for (int i = 0; i < 100; i++) {
                assertThat(under.post("/v1/decisions", "{}").statusCode()).isEqualTo(201);
            }
            return null;
        });
        assertThat(canary.received()).isEqualTo(CLIENTS * percent);
        assertThat(stable.received()).isEqualTo(CLIENTS * (100 - percent));
        assertThat(under.counted(Slot.CANARY).requests()).isEqualTo(canary.received());
    }

    @Test
    void newSharesHoldForTheNextRequestOfAConnectionThatIsKept() throws Exception {
        try (Socket client = under.connect()) {
            for (Shares shares : List.of(Shares.ALL_CANARY, Shares.ALL_STABLE, Shares.ALL_CANARY)) {
                under.edge.route(shares);
                EdgeUnderTest.write(client, "GET /v1/x HTTP/1.1\r\nHost: a\r\n\r\n");
                String slot = shares.canary() > 0 ? "canary" : "stable";
                assertThat(headOf(client)).contains("HTTP/1.1 201").contains("x-core: " + slot);
            }
        }
    }

    /** Each time the canary is emptied as a rollout does it: no share, no requests, stopped. */
    @Test
    void canariesThatComeAndGoUnderLoadCostNoRequest() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        Thread rollouts = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 30; i++) {
                int before = canary.received();
                under.edge.route(Shares.canary(10 + i));
                await(() -> canary.received() > before);
                under.edge.route(Shares.ALL_STABLE);
                await(() -> under.counted(Slot.CANARY).underWay() == 0);
                if (i == 29) {
                    canary.close();
                }
            }
            over.set(true);
        });
        load(() -> {
            for (int i = 0; !over.get() || i < 20; i++) {
                assertThat(under.post("/v1/decisions", "{}").statusCode()).isEqualTo(201);
                answered.incrementAndGet();
            }
            return null;
        });
        rollouts.join();
        assertThat(stable.received() + canary.received()).isEqualTo(answered.get());
        assertThat(canary.received()).isPositive();
        assertThat(under.counted(Slot.CANARY).failures()).isZero();
        assertThat(under.counted(Slot.CANARY).redispatches()).isZero();
    }

    @Test
    void aSlotThatHasNoShareKeepsNoConnection() throws Exception {
        under.edge.route(Shares.ALL_CANARY);
        under.get("/v1/x");
        assertThat(canary.connections()).isPositive();
        under.edge.route(Shares.ALL_STABLE);
        await(() -> canary.connections() == 0);
        under.edge.route(Shares.ALL_CANARY);
        assertThat(under.get("/v1/x").statusCode()).isEqualTo(201);
    }

    @Test
    void aStreamOfASlotThatHasNoShareIsClosedAndItsReaderGoesOnElsewhere() throws Exception {
        try (var streaming = new FakeCore(request -> request.response()
                        .setChunked(true)
                        .putHeader("content-type", "text/event-stream")
                        .write("data: 1\n\n"));
                var other = new EdgeUnderTest(EdgeSettings.usual(), stable.port(), streaming.port());
                Socket reader = other.connect()) {
            other.edge.route(Shares.ALL_CANARY);
            EdgeUnderTest.write(reader, "GET /v1/events/stream HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(reader.getInputStream().read()).isEqualTo('H');
            other.edge.route(Shares.ALL_STABLE);
            await(() -> {
                try {
                    return reader.getInputStream().read() < 0;
                } catch (SocketException reset) {
                    return true;
                }
            });
            assertThat(other.get("/v1/events/stream").headers().firstValue("ark-deployment"))
                    .contains("stable");
        }
    }

    private static void load(Callable<Void> client) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(client));
            }
            for (Future<Void> each : clients) {
                each.get();
            }
        }
    }

    private static void await(Callable<Boolean> condition) {
        try {
            EdgeUnderTest.await(condition);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** An answer's head; its body, of known length, is read and forgotten. */
    private static String headOf(Socket client) throws Exception {
        InputStream in = client.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String text = head.toString().toLowerCase(Locale.ROOT);
        int at = text.indexOf("content-length: ") + "content-length: ".length();
        in.readNBytes(Integer.parseInt(text.substring(at, text.indexOf('\r', at))));
        return head.toString();
    }
}
