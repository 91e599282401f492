package dev.ark.deployer.observation.live;

import dev.ark.deployer.service.ServiceCalls;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks services over HTTP, with the deployer's own token, which is read anew for each question. Thread-safe. */
final class Inquirer {
    private final ServiceCalls calls;
    private final HttpClient client;

    /** Asks with the token in a file, and gives up connecting after a time. */
    Inquirer(Path tokenFile, Duration connecting) {
        this.calls = new ServiceCalls(tokenFile);
        this.client = ServiceCalls.client(connecting);
    }

    /** The answer, whatever its status; empty when there is none in time, or no token to ask with. Never fails. */
    CompletableFuture<Optional<Answer>> ask(URI service, String path, Duration timeout) {
        try {
            HttpRequest request = calls.request(service.resolve(path), timeout).build();
            // The request's own timeout ends with the head of the answer; the body has to come in the same time again.
            return client.sendAsync(request, BodyHandlers.ofString())
                    .orTimeout(2 * timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .thenApply(response -> Optional.of(new Answer(response.statusCode(), response.body())))
                    .exceptionally(failure -> Optional.empty());
        } catch (UncheckedIOException e) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }
}
