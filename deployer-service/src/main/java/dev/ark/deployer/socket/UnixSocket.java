package dev.ark.deployer.socket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A server that takes one line a connection, answers in text, and closes. Thread-safe.
 *
 * @param limit after which an answer is not waited for any more
 */
public record UnixSocket(Path path, Duration limit) {
    private static final int LONGEST_ANSWER = 1 << 20;

    /**
     * Asks.
     *
     * @param request a line, without its end
     * @throws IOException when nobody listens, or the answer takes too long or is too large
     */
    public String ask(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // A channel has no timeout of its own; who waits is woken by its being closed.
            Thread guard = Thread.ofVirtual().start(() -> closeAfterLimit(channel));
            try {
                channel.connect(UnixDomainSocketAddress.of(path));
                ByteBuffer line = StandardCharsets.UTF_8.encode(request + "\n");
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                return answer(channel);
            } catch (AsynchronousCloseException e) {
                throw new IOException("no answer from " + path + " within " + limit, e);
            } finally {
                guard.interrupt();
            }
        }
    }

    private void closeAfterLimit(SocketChannel channel) {
        try {
            Thread.sleep(limit);
            channel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Closed it is in any case.
        }
    }

    private String answer(SocketChannel channel) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(8_192);
        while (channel.read(part) >= 0) {
            answer.write(part.array(), 0, part.position());
            part.clear();
            if (answer.size() > LONGEST_ANSWER) {
                throw new IOException("the answer from " + path + " is too large");
            }
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
