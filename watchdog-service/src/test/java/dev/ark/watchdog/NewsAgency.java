package dev.ark.watchdog;

import dev.ark.contract.event.BusHeartbeat;
import dev.ark.contract.event.BusSeal;
import dev.ark.contract.event.Channels;
import dev.ark.contract.event.Event;
import dev.ark.contract.http.JournalHead;
import dev.ark.testkit.Identities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;

/** Publishes on the test's Redis as the core does, or as somebody does who has no key. */
public final class NewsAgency {
    private final BusSeal seal = new BusSeal(Identities.BUS_KEY.getBytes(StandardCharsets.UTF_8));

    public void publish(Event event) {
        String channel = Channels.ofType(event.type());
        send(channel, seal.seal(channel, event));
    }

    public void forge(Event event) {
        String channel = Channels.ofType(event.type());
        BusSeal other = new BusSeal("somebody else's key, long enough".getBytes(StandardCharsets.UTF_8));
        send(channel, other.seal(channel, event));
    }

    public void heartbeat(long headSeq) {
        heartbeat(new JournalHead(1, headSeq, "00", 1));
    }

    /** Says where the journal is, in whatever epoch. */
    public void heartbeat(JournalHead head) {
        BusHeartbeat beat = new BusHeartbeat(head.epoch(), head.seq(), "stable", Instant.now());
        send(Channels.HEARTBEAT, seal.seal(Channels.HEARTBEAT, beat));
    }

    private static void send(String channel, String message) {
        URI redis = URI.create(ConfigProvider.getConfig().getValue("quarkus.redis.bus.hosts", String.class));
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        String command =
                "*3\r\n$7\r\nPUBLISH\r\n$" + channel.length() + "\r\n" + channel + "\r\n$" + text.length + "\r\n";
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            socket.getOutputStream().write(command.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(text);
            socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            if (socket.getInputStream().read() != ':') {
                throw new IllegalStateException("Redis did not take the message");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
