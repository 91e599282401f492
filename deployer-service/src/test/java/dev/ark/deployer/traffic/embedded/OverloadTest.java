package dev.ark.deployer.traffic.embedded;

import static dev.ark.deployer.traffic.embedded.EdgeUnderTest.await;
import static dev.ark.deployer.traffic.embedded.EdgeUnderTest.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OverloadTest {
    private static final String GET = "GET /v1/x HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void requestsBeyondTheMostAreRefusedUntilOneEnds() throws Exception {
        BlockingQueue<HttpServerRequest> atCore = new LinkedBlockingQueue<>();
        try (var core = new FakeCore(request -> {
                    if (request.path().equals("/v1/x")) {
                        atCore.add(request);
                    } else {
                        request.response().end("ok");
                    }
                });
                var under = new EdgeUnderTest(EdgeSettings.bounded(2, 100_000, 100), core.port(), 1);
                Socket one = under.connect();
                Socket two = under.connect()) {
            write(one, GET);
            write(two, GET);
            HttpServerRequest first = atCore.poll(10, TimeUnit.SECONDS);
            HttpServerRequest second = atCore.poll(10, TimeUnit.SECONDS);

            assertOverloaded(under.get("/v1/y"));
            assertThat(under.count("ark.edge.requests", "none")).isEqualTo(1);

            first.response().end();
            await(() -> under.get("/v1/y").statusCode() == 200);
            second.response().end();
        }
    }

    @Test
    void bodiesBeyondTheMostBytesAreRefusedUntilOthersEnd() throws Exception {
        try (var core = FakeCore.echo("stable");
                var under = new EdgeUnderTest(EdgeSettings.bounded(100, 100_000, 100), core.port(), 1)) {
            try (Socket greedy = under.connect()) {
                write(greedy, "POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 80001\r\n\r\n" + "x".repeat(80_000));
                await(() -> under.edge.heldBytes() == 80_000);

                assertOverloaded(under.post("/v1/x", "x".repeat(30_000)));
                assertThat(core.received()).isZero();
                assertThat(under.post("/v1/x", "small").statusCode()).isEqualTo(201);
            }
            await(() -> under.edge.heldBytes() == 0);
            assertThat(under.post("/v1/x", "x".repeat(30_000)).statusCode()).isEqualTo(201);
            await(() -> under.edge.heldBytes() == 0);
        }
    }

    @Test
    void connectionsBeyondTheMostAreClosedUntilOneIs() throws Exception {
        try (var core = FakeCore.echo("stable");
                var under = new EdgeUnderTest(EdgeSettings.bounded(100, 100_000, 1), core.port(), 1)) {
            try (Socket only = under.connect()) {
                write(only, GET);
                assertThat(only.getInputStream().read()).isEqualTo('H');
                assertThat(under.raw("")).isEmpty();
            }
            await(() -> {
                try {
                    return under.raw("GET /v1/x HTTP/1.0\r\nHost: a\r\n\r\n").contains(" 201 ");
                } catch (java.net.SocketException reset) {
                    return false;
                }
            });
        }
    }

    @Test
    void headsThatAreNotWholeAreFew() throws Exception {
        try (var core = FakeCore.echo("stable");
                var under = new EdgeUnderTest(EdgeSettings.usual(), core.port(), 1)) {
            CountDownLatch closed = new CountDownLatch(1);
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < 33; i++) {
                Socket client = under.connect();
                clients.add(client);
                write(client, "GET /v1/x HTTP/1.1\r\n");
                Thread.ofVirtual().start(() -> {
                    try {
                        if (client.getInputStream().read() < 0) {
                            closed.countDown();
                        }
                    } catch (IOException e) {
                        // Not closed by the edge: it is closed below.
                    }
                });
            }
            assertThat(closed.await(10, TimeUnit.SECONDS)).as("one is closed").isTrue();
            for (Socket client : clients) {
                client.close();
            }
            assertThat(under.get("/v1/x").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void aHeadOfVeryManyHeadersIsRefused() throws Exception {
        try (var core = FakeCore.echo("stable");
                var under = new EdgeUnderTest(EdgeSettings.usual(), core.port(), 1)) {
            String most = "GET /v1/x HTTP/1.0\r\nHost: a\r\n" + "b: 1\r\n".repeat(99);
            assertThat(under.raw(most + "\r\n")).contains(" 201 ");
            assertThat(under.raw(most + "b: 1\r\n\r\n")).contains(" 431 ");
            assertThat(core.received()).isEqualTo(1);
        }
    }

    private static void assertOverloaded(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).contains("1");
        assertThat(answer.body()).contains("\"code\":\"OVERLOADED\"");
    }
}
