package dev.ark.deployer.orchestrator.local;

import dev.ark.deployer.orchestrator.Answer;
import dev.ark.deployer.orchestrator.Place;
import dev.ark.deployer.service.ServiceCalls;
import java.io.IOException;
import java.net.ConnectException;
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
        this.client = ServiceCalls.client(timeout);
    }

    @Override
    public Answer ask(Place place) {
        HttpRequest request = HttpRequest.newBuilder(place.url().resolve("/readyz"))
                .timeout(timeout)
                .GET()
                .build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 ? Answer.READY : Answer.REFUSED;
        } catch (ConnectException e) {
            return Answer.ABSENT;
        } catch (IOException e) {
            return Answer.SILENT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.SILENT;
        }
    }
}
