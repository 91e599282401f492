package dev.ark.watchdog.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.AlertView;
import dev.ark.runtime.deployment.Deployment;
import dev.ark.watchdog.alert.AlertReceiver.Answer;
import dev.ark.watchdog.alert.WebhookTo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WebhookClientTest {
    private static final Deployment STABLE = new Deployment() {
        @Override
        public String deployment() {
            return "stable";
        }

        @Override
        public String version() {
            return "v1.0.0";
        }
    };

    private static Answer told(String begun) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(server, begun));
            URI url = URI.create("http://127.0.0.1:" + server.getLocalPort());
            WebhookClient client = new WebhookClient(
                    new WebhookTo(Optional.of(url), Optional.empty(), Duration.ofSeconds(1)),
                    STABLE,
                    Clock.systemUTC());
            var alert = new AlertReport("first", Level.WARNING, "detail", null, Instant.EPOCH);
            return client.tell(AlertView.of("id", alert, null));
        }
    }

    /** Sends the beginning of an answer, and then nothing more. */
    private static void answer(ServerSocket server, String begun) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            while (socket.getInputStream().read() >= 0) {
                // Reads until the client gives up.
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anAnswerWhoseBodyNeverEndsIsTakenByItsStatus() throws IOException {
        assertThat(told("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")).isEqualTo(new Answer.Taken());
        assertThat(told("HTTP/1.1 400 Bad Request\r\nContent-Length: 10\r\n\r\n"))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoeverAnswersNothingIsToldLater() throws IOException {
        assertThat(told("")).isInstanceOf(Answer.Later.class);
    }
}
