package dev.ark.deployer.traffic.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter.Traffic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** An edge on a free port, and clients for it. */
final class EdgeUnderTest implements AutoCloseable {
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final EmbeddedEdge edge;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    EdgeUnderTest(EdgeSettings settings, int stablePort, int canaryPort) {
        edge = new EmbeddedEdge(settings, 0, new Backends(stablePort, canaryPort), new EdgeMetrics(meters));
        edge.listen();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + path));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path).GET());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(to(path).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** A connection of a client that reads and writes as it pleases; a read waits ten seconds at most. */
    Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", edge.port());
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Waits, ten seconds at most, until something holds. */
    static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.call()) {
            assertThat(System.nanoTime() - deadline).as("waited too long").isNegative();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Sends text as it stands, which no well-behaved client would, and gives what comes back until the connection is closed. */
    String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    Traffic counted(Slot slot) {
        return edge.counted().get(slot);
    }

    double count(String metric, String slot) {
        return meters.find(metric).tag("slot", slot).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    double unservedDecisions() {
        return meters.get("ark.edge.unserved.decisions").counter().count();
    }

    /** A port that nobody listens on. */
    static int deadPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        edge.drain();
    }
}
