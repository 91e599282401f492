package dev.ark.deployer.traffic.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StreamAndDrainTest {
    private final BlockingQueue<HttpServerRequest> atCore = new LinkedBlockingQueue<>();

    @Test
    void eventsAreStreamedOneByOneAndOutliveTheTimeout() throws Exception {
        EdgeSettings impatient = new EdgeSettings(Duration.ofMillis(200), Duration.ofSeconds(1));
        CountDownLatch closed = new CountDownLatch(1);
        try (var core = new FakeCore(request -> {
                    request.response()
                            .setChunked(true)
                            .putHeader("content-type", "text/event-stream")
                            .closeHandler(gone -> closed.countDown());
                    atCore.add(request);
                });
                var under = new EdgeUnderTest(impatient, core.port(), 1)) {
            try (Socket client = new Socket("127.0.0.1", under.edge.port())) {
                client.setSoTimeout(10_000);
                client.getOutputStream()
                        .write("GET /v1/events/stream HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                HttpServerRequest request = atCore.poll(10, TimeUnit.SECONDS);
                write(request, "data: 1\n\n");
                awaitLine(in, "data: 1");
                // The core is silent to this one too; once it has been given up, the stream has been silent for longer
                // than an answer may be.
                assertThat(under.get("/v1/x").statusCode()).isEqualTo(503);
                write(request, "data: 2\n\n");
                awaitLine(in, "data: 2");
            }
            assertThat(closed.await(10, TimeUnit.SECONDS))
                    .as("the core hears that the reader has gone")
                    .isTrue();
        }
    }

    @Test
    void aStopLetsWhatIsUnderWayEndAndRefusesWhatIsNew() throws Exception {
        try (var core = new FakeCore(atCore::add)) {
            EdgeUnderTest under = new EdgeUnderTest(EdgeSettings.usual(), core.port(), 1);
            CompletableFuture<HttpResponse<String>> underWay = inBackground(() -> under.get("/v1/x"));
            HttpServerRequest request = atCore.poll(10, TimeUnit.SECONDS);
            CompletableFuture<Boolean> drained = inBackground(() -> {
                under.edge.drain();
                return true;
            });
            EdgeUnderTest.await(() -> !under.edge.observed().serving());

            HttpResponse<String> refused = under.get("/v1/x");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).contains("1");
            assertThat(drained).isNotDone();

            request.response().end("done");
            assertThat(underWay.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
            assertThat(drained.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void write(HttpServerRequest request, String text) {
        request.response()
                .write(text)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static void awaitLine(BufferedReader in, String wanted) throws java.io.IOException {
        for (String line = in.readLine(); !wanted.equals(line); line = in.readLine()) {
            assertThat(line).as("the stream before " + wanted).isNotNull();
        }
    }

    private static <T> CompletableFuture<T> inBackground(java.util.concurrent.Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
