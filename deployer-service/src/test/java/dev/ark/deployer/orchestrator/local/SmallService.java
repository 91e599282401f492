package dev.ark.deployer.orchestrator.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process for tests, run from its source: it answers {@code /readyz} on a port with 200, or with 503 while a file is there. */
public final class SmallService {
    private SmallService() {}

    /**
     * Serves until it is ended.
     *
     * @param arguments the port, and the file
     */
    public static void main(String[] arguments) throws IOException {
        Path refusal = Path.of(arguments[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 0);
        server.createContext("/readyz", exchange -> {
            exchange.sendResponseHeaders(Files.exists(refusal) ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
    }
}
