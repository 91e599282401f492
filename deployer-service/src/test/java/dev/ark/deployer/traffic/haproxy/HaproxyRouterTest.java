package dev.ark.deployer.traffic.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.ark.deployer.socket.UnixSocket;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real HAProxy with the configuration that production has, before two servers of the test's own. */
class HaproxyRouterTest {
    private static final Path CONFIGURATION = Path.of("../deployment/haproxy/haproxy.cfg");

    @TempDir
    Path directory;

    private final List<HttpServer> servers = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Process haproxy;
    private HaproxyRouter router;
    private int port;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/sbin/haproxy")),
                "HAProxy is not installed; the continuous build installs it");
        port = free();
        Path socket = directory.resolve("admin.sock");
        Path file = directory.resolve("haproxy.cfg");
        Files.writeString(
                file,
                Files.readString(CONFIGURATION)
                        .replace("/run/haproxy/admin.sock", socket.toString())
                        .replace("bind :8000", "bind 127.0.0.1:" + port)
                        .replace("bind :8405", "bind 127.0.0.1:" + free())
                        .replace("127.0.0.1:8099", "127.0.0.1:" + free())
                        .replace("core-canary:8102", "127.0.0.1:" + serve("canary"))
                        .replace("core:8102", "127.0.0.1:" + serve("stable"))
                        .replace("init-addr none resolvers engine", ""));
        haproxy = new ProcessBuilder("/usr/sbin/haproxy", "-W", "-db", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        router = new HaproxyRouter(new UnixSocket(socket, Duration.ofSeconds(2)));
        Instant deadline = Instant.now().plusSeconds(20);
        while (!router.observed().serving() || !"stable".equals(answered())) {
            assertThat(Instant.now())
                    .as(Files.readString(directory.resolve("log")))
                    .isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        servers.forEach(server -> server.stop(0));
        if (haproxy != null) {
            haproxy.destroy();
            haproxy.waitFor();
        }
    }

    @Test
    void itBeginsWithEverythingAtStable() {
        assertThat(router.observed().shares()).isEqualTo(Shares.ALL_STABLE);
    }

    @Test
    void sharesAreTakenAndReadBackAndExact() throws IOException, InterruptedException {
        Traffic before = router.counted().get(Slot.CANARY);
        router.route(Shares.canary(25));
        assertThat(router.observed().shares()).isEqualTo(Shares.canary(25));
        int canary = 0;
        for (int i = 0; i < 200; i++) {
            canary += "canary".equals(answered()) ? 1 : 0;
        }
        assertThat(canary).isBetween(49, 51);
        Map<Slot, Traffic> counted = router.counted();
        assertThat(counted.get(Slot.CANARY).requests() - before.requests()).isEqualTo(canary);
        assertThat(counted.get(Slot.CANARY).failures()).isZero();
    }

    @Test
    void whatIsShedIsToldWhenToComeBack() throws IOException, InterruptedException {
        router.route(Shares.ALL_SHED);
        var refused = client.send(request(), BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
        assertThat(refused.body()).contains("UNAVAILABLE");
    }

    @Test
    void aDeviousPathDoesNotPass() throws IOException, InterruptedException {
        for (String path : List.of("/q/metrics", "/v1//x", "/v1/%2e%2e/q/metrics", "/v1/a;b/c", "/v1/%5cq")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void anEdgeThatDoesNotAnswerDoesNotServe() throws InterruptedException {
        haproxy.destroyForcibly();
        haproxy.waitFor();
        Instant deadline = Instant.now().plusSeconds(10);
        while (router.observed().serving()) {
            assertThat(Instant.now()).isBefore(deadline);
        }
        router.route(Shares.ALL_CANARY);
        assertThat(router.counted()).isEmpty();
    }

    private String answered() throws IOException, InterruptedException {
        try {
            return client.send(request(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            if (haproxy.isAlive()) {
                return "";
            }
            throw e;
        }
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/control"))
                .build();
    }

    private int serve(String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = name.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
