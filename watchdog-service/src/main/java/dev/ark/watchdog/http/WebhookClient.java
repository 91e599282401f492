package dev.ark.watchdog.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.http.AlertView;
import dev.ark.contract.json.ArkJson;
import dev.ark.runtime.deployment.Deployment;
import dev.ark.runtime.secret.SecretFile;
import dev.ark.watchdog.alert.AlertReceiver;
import dev.ark.watchdog.alert.WebhookConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts alerts as JSON. {@code X-Ark-Signature} is {@code sha256=} and the HMAC-SHA256, in hexadecimal, of the Unix seconds in
 * {@code X-Ark-Timestamp}, a full stop, and the body: whoever checks both knows the sender and turns repeated posts away. {@code Idempotency-Key} is the
 * alert's id. Thread-safe.
 */
@Singleton
@RegisterForReflection(targets = {WebhookClient.Posted.class, AlertView.class, AlertView.Acknowledged.class})
public final class WebhookClient implements AlertReceiver {
    private static final String HMAC = "HmacSHA256";
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;

    private final Optional<URI> url;
    private final Optional<SecretKeySpec> key;
    private final Deployment deployment;
    private final WebhookConfig config;
    private final Clock clock;
    private final HttpClient http;

    WebhookClient(WebhookConfig config, Deployment deployment, Clock clock) {
        this.url = config.url();
        this.key = config.secretFile().map(file -> new SecretKeySpec(SecretFile.key(file), HMAC));
        this.deployment = deployment;
        this.config = config;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.timeout())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** What is posted. */
    public record Posted(String deployment, String version, AlertView alert) {}

    @Override
    public Answer tell(AlertView alert) {
        try {
            // The status is all of it. The timeout ends with the headers: whoever waits for the body may wait for ever.
            var response = http.send(request(alert), BodyHandlers.ofInputStream());
            response.body().close();
            return answer(response.statusCode());
        } catch (IOException e) {
            return new Answer.Later("the address cannot be reached: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Later("interrupted");
        }
    }

    private static Answer answer(int status) {
        if (status / 100 == 2) {
            return new Answer.Taken();
        }
        boolean refused = status / 100 == 4 && status != REQUEST_TIMEOUT && status != TOO_MANY;
        String why = "the address answered " + status;
        return refused ? new Answer.Refused(why) : new Answer.Later(why);
    }

    private HttpRequest request(AlertView alert) {
        String body = json(new Posted(deployment.deployment(), deployment.version(), alert));
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest.Builder request = HttpRequest.newBuilder(url.orElseThrow())
                .timeout(config.timeout())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", alert.id())
                .header("X-Ark-Timestamp", timestamp)
                .POST(BodyPublishers.ofString(body));
        key.ifPresent(
                secret -> request.header("X-Ark-Signature", "sha256=" + signature(secret, timestamp + "." + body)));
        return request.build();
    }

    private static String signature(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static String json(Posted posted) {
        try {
            return ArkJson.mapper().writeValueAsString(posted);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert cannot be written", e);
        }
    }
}
