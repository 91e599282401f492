package dev.ark.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadinessProbeTest {
    @Test
    void aServiceIsReadyWhenItSaysSo() throws IOException {
        assertThat(asked(200)).isTrue();
        assertThat(asked(503)).isFalse();
    }

    @Test
    void nobodyThereIsNotReady() throws IOException {
        int free;
        try (var socket = new java.net.ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(probe(free).ready()).isFalse();
        assertThat(new ReadinessProbe(Map.of()).ready()).isFalse();
    }

    private static boolean asked(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/readyz", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            return probe(server.getAddress().getPort()).ready();
        } finally {
            server.stop(0);
        }
    }

    private static ReadinessProbe probe(int port) {
        return new ReadinessProbe(Map.of("ARK_PORT", Integer.toString(port)));
    }
}
