package dev.ark.deployer.orchestrator.local;

import dev.ark.deployer.orchestrator.Answer;
import dev.ark.deployer.orchestrator.Place;
import dev.ark.runtime.secret.SecretFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks Redis as the deployer's own user: {@code AUTH}, then {@code PING} must be answered with {@code PONG}. */
record RedisReadiness(String user, Path passwordFile, Duration timeout) implements ReadinessProbe {
    @Override
    public Answer ask(Place place) {
        int millis = Math.toIntExact(timeout.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(place.url().getHost(), place.url().getPort()), millis);
            socket.setSoTimeout(millis);
            OutputStream out = socket.getOutputStream();
            out.write(command("AUTH", user, SecretFile.text(passwordFile)));
            out.write(command("PING"));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return judged(in.readLine(), in.readLine());
        } catch (ConnectException e) {
            return Answer.ABSENT;
        } catch (IOException | UncheckedIOException e) {
            return Answer.SILENT;
        }
    }

    private static Answer judged(@Nullable String entered, @Nullable String pinged) {
        if (entered == null) {
            return Answer.SILENT;
        }
        return entered.equals("+OK") && "+PONG".equals(pinged) ? Answer.READY : Answer.REFUSED;
    }

    private static byte[] command(String... words) {
        StringBuilder command = new StringBuilder("*").append(words.length).append("\r\n");
        for (String word : List.of(words)) {
            int length = word.getBytes(StandardCharsets.UTF_8).length;
            command.append('$').append(length).append("\r\n").append(word).append("\r\n");
        }
        return command.toString().getBytes(StandardCharsets.UTF_8);
    }
}
