package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.identity.Roles;
import dev.ark.core.CoreTest;
import dev.ark.core.Eventually;
import dev.ark.core.sqlite.Writer;
import dev.ark.testkit.Identities;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever does not take the events in time is cut off, and nobody else waits. */
@QuarkusTest
@TestProfile(SlowReaderTest.LittlePatience.class)
class SlowReaderTest extends CoreTest {
    /** Little time to take an event, and few places. */
    public static final class LittlePatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ark.core.events.slowest-send", "1s", "ark.core.events.streams-of-one", "3");
        }
    }

    @Inject
    Writer writer;

    @Inject
    MeterRegistry meters;

    @Test
    void aSocketThatDoesNotReadIsCutOffAndDecisionsGoOn() throws Exception {
        String agent = newAgent();
        long before = head();
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4_096);
            deaf.connect(new InetSocketAddress("localhost", RestAssured.port));
            deaf.getOutputStream().write(request(before).getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 200; i++) {
                write("x".repeat(200_000));
            }
            long start = System.nanoTime();
            for (int i = 1; i <= 10; i++) {
                propose(agent, buy(i)).statusCode(201);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            Eventually.holds("the deaf reader is cut off", () -> cuts() == 1);
            deaf.setSoTimeout(10_000);
            assertThat(isCutShort(deaf)).isTrue();
        }
    }

    @Test
    void oneCallerHasSoManyStreamsAndNoMore() throws Exception {
        List<EventReader> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                EventReader reader = EventReader.fromNow();
                readers.add(reader);
                assertThat(reader.status()).isEqualTo(200);
            }
            try (EventReader oneTooMany = EventReader.fromNow()) {
                assertThat(oneTooMany.status()).isEqualTo(503);
            }
            as("another", Roles.VIEWER).get("/v1/journal/head").then().statusCode(200);
        } finally {
            readers.forEach(EventReader::close);
        }
    }

    private static String request(long lastEventId) {
        return "GET /v1/events/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                + Identities.token("deaf", Roles.VIEWER) + "\r\nLast-Event-ID: " + lastEventId + "\r\n\r\n";
    }

    private void write(String text) {
        writer.submit(transaction -> transaction.append("filler", Map.of("text", text)))
                .join();
    }

    private double cuts() {
        return meters.get("ark.events.streams.cut")
                .tag("reason", "slow")
                .counter()
                .count();
    }

    /** Reads what is left; a stream that is not cut off never ends. */
    private static boolean isCutShort(Socket socket) {
        try {
            long bytes = socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            return bytes < 200L * 200_000;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
