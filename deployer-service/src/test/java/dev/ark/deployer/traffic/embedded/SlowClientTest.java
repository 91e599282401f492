package dev.ark.deployer.traffic.embedded;

import static dev.ark.deployer.traffic.embedded.EdgeUnderTest.await;
import static dev.ark.deployer.traffic.embedded.EdgeUnderTest.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlowClientTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void aBodyThatDripsInIsGivenUp() throws Exception {
        try (var core = FakeCore.echo("stable");
                var under = new EdgeUnderTest(EdgeSettings.timed(SHORT, LONG), core.port(), 1)) {
            assertDrippingEnds(under, "POST /v1/decisions HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nx");
            assertThat(core.received()).isZero();
            await(() -> under.edge.heldBytes() == 0);
        }
    }

    @Test
    void aHeadThatDripsInIsGivenUp() throws Exception {
        try (var core = FakeCore.echo("stable");
                var under = new EdgeUnderTest(EdgeSettings.timed(SHORT, LONG), core.port(), 1)) {
            assertDrippingEnds(under, "GET /v1/x HTTP/1.1\r\nHost: a");
            assertThat(core.received()).isZero();
        }
    }

    @Test
    void aLaterHeadOnTheSameConnectionIsGivenUpToo() throws Exception {
        try (var core = FakeCore.echo("stable");
                var under = new EdgeUnderTest(EdgeSettings.timed(SHORT, LONG), core.port(), 1);
                Socket client = under.connect()) {
            write(client, "GET /v1/x HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.getInputStream().read()).isEqualTo('H');
            await(() -> core.received() == 1);
            drip(client, "GET /v1/x HTTP/1.1\r\nHost: a");
            assertThat(untilClosed(client)).doesNotContain("HTTP/1.1");
        }
    }

    @Test
    void aConnectionOnWhichNothingIsAskedIsClosed() throws Exception {
        try (var core = FakeCore.echo("stable");
                var under = new EdgeUnderTest(EdgeSettings.timed(SHORT, SHORT), core.port(), 1)) {
            assertThat(under.raw("")).isEmpty();
            assertThat(under.raw("GET /v1/x HTTP/1.1\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void waitingForAnAnswerIsNotBeingSlow() throws Exception {
        BlockingQueue<HttpServerRequest> atCore = new LinkedBlockingQueue<>();
        try (var core = new FakeCore(atCore::add);
                var under = new EdgeUnderTest(EdgeSettings.timed(SHORT, SHORT), core.port(), 1)) {
            CompletableFuture<HttpResponse<String>> answer = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    answer.complete(under.post("/v1/decisions", "{}"));
                } catch (IOException | InterruptedException e) {
                    answer.completeExceptionally(e);
                }
            });
            HttpServerRequest request = atCore.poll(10, TimeUnit.SECONDS);
            // A connection made later is closed: the time that both have is over.
            assertThat(under.raw("")).isEmpty();
            request.response().end("late");
            assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("late");
        }
    }

    private static void assertDrippingEnds(EdgeUnderTest under, String begin) throws IOException {
        try (Socket client = under.connect()) {
            drip(client, begin);
            assertThat(untilClosed(client)).isEmpty();
        }
    }

    /** Sends the beginning and then byte after byte until the connection is closed. */
    private static void drip(Socket client, String begin) throws IOException {
        write(client, begin);
        Thread.ofVirtual().start(() -> {
            try {
                while (!client.isClosed()) {
                    TimeUnit.MILLISECONDS.sleep(20);
                    write(client, "x");
                }
            } catch (IOException closed) {
                // What the test waits for.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** What is received until the connection is closed, which fails when it takes longer than the socket's timeout. */
    private static String untilClosed(Socket client) throws IOException {
        StringBuilder received = new StringBuilder();
        try {
            for (int next = client.getInputStream().read();
                    next >= 0;
                    next = client.getInputStream().read()) {
                received.append((char) next);
            }
        } catch (SocketException reset) {
            // Closed while bytes were on their way.
        }
        return received.toString();
    }
}
