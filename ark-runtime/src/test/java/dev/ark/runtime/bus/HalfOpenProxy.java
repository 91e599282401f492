package dev.ark.runtime.bus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before a server, and can go silent on the connections there are, as a firewall does that has forgotten them. */
final class HalfOpenProxy implements AutoCloseable {
    private final URI server;
    private final ServerSocket entrance;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    private static final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean forgotten;

        private Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void forward(Socket from, Socket to) {
            byte[] buffer = new byte[8_192];
            try {
                int read = from.getInputStream().read(buffer);
                while (read >= 0) {
                    if (!forgotten) {
                        to.getOutputStream().write(buffer, 0, read);
                    }
                    read = from.getInputStream().read(buffer);
                }
            } catch (IOException e) {
                forgotten |= from.isClosed();
            }
            if (!forgotten) {
                close(to);
            }
        }
    }

    HalfOpenProxy(String server) {
        this.server = URI.create(server);
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "redis://127.0.0.1:" + entrance.getLocalPort();
    }

    /** Nothing passes on the connections of now any more, and nobody is told. */
    void forgetConnections() {
        connections.forEach(connection -> connection.forgotten = true);
    }

    @Override
    public void close() {
        close(entrance);
        connections.forEach(connection -> {
            close(connection.client);
            close(connection.server);
        });
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                connect(entrance.accept());
            } catch (IOException e) {
                continue;
            }
        }
    }

    private void connect(Socket client) {
        try {
            Connection connection = new Connection(client, new Socket(server.getHost(), server.getPort()));
            connections.add(connection);
            Thread.ofVirtual().start(() -> connection.forward(connection.client, connection.server));
            Thread.ofVirtual().start(() -> connection.forward(connection.server, connection.client));
        } catch (IOException away) {
            close(client);
        }
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
