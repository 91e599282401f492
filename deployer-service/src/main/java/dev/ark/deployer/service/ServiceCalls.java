package dev.ark.deployer.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.json.ArkJson;
import dev.ark.runtime.secret.SecretFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What all calls of other services have in common. Thread-safe.
 *
 * @param tokenFile the deployer's own bearer token, which is read anew for each request
 */
public record ServiceCalls(Path tokenFile) {
    /** A client for ARK's services. */
    public static HttpClient client(Duration connecting) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connecting)
                .build();
    }

    /** A body in ARK's JSON. */
    public static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(ArkJson.mapper().writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a body: " + body.getClass(), e);
        }
    }

    /**
     * A request in the deployer's own name, to be completed.
     *
     * @throws java.io.UncheckedIOException when its token cannot be read
     * @throws IllegalStateException when others can read it
     */
    public HttpRequest.Builder request(URI uri, Duration timeout) {
        return HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Authorization", "Bearer " + SecretFile.text(tokenFile));
    }
}
