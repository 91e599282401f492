package dev.ark.gate;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Listens on a unix socket that its owner and its group may use: one line a connection, and one answer. Every request is logged. */
final class GateServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(GateServer.class.getName());
    private static final int LONGEST_REQUEST = 128;
    private static final int MOST_CONNECTIONS = 8;

    private final Gate gate;
    private final Path socket;
    private final ServerSocketChannel server;
    private final Semaphore room = new Semaphore(MOST_CONNECTIONS);

    GateServer(Gate gate, Path socket) throws IOException {
        this.gate = gate;
        this.socket = socket;
        // One that is there is what a gate that died has left.
        Files.deleteIfExists(socket);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
    }

    /** Serves until it is closed. */
    void serve() throws IOException {
        while (server.isOpen()) {
            SocketChannel client = server.accept();
            if (room.tryAcquire()) {
                Thread.ofVirtual().start(() -> serve(client));
            } else {
                client.close();
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            Optional<String> request = read(client);
            if (request.isPresent()) {
                String answer = gate.answer(request.get());
                LOG.log(
                        Level.INFO,
                        "{0}: {1}",
                        request.get(),
                        answer.lines().findFirst().orElse(""));
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(answer);
                while (bytes.hasRemaining()) {
                    client.write(bytes);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a client was not answered: {0}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            room.release();
        }
    }

    /** A line of printable ASCII; nothing when it is longer than a request can be. */
    private static Optional<String> read(SocketChannel client) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_REQUEST);
        while (bytes.hasRemaining() && client.read(bytes) >= 0) {
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
            int end = text.indexOf('\n');
            if (end >= 0) {
                return Optional.of(text.substring(0, end).replaceAll("[^ -~]", "?"));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
    }
}
