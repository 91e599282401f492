package dev.ark.deployer.orchestrator.local;

import dev.ark.deployer.orchestrator.ProcessSpec;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a service over HTTP: {@code GET /readyz} must be answered with 200. */
final class HttpReadiness implements ReadinessProbe {
    private final HttpClient client;
    private final Duration timeout;

    HttpReadiness(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public boolean ready(ProcessSpec spec) {
        HttpRequest request = HttpRequest.newBuilder(spec.url().resolve("/readyz"))
                .timeout(timeout)
                .GET()
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
