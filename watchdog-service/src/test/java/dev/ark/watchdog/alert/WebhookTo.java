package dev.ark.watchdog.alert;

import dev.ark.contract.http.AlertReport.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of a webhook in tests: room for three, and a wait of 1 to 4 s after failures. */
public record WebhookTo(Optional<URI> url, Optional<Path> directory, Duration timeout) implements WebhookConfig {
    public WebhookTo(Optional<URI> url) {
        this(url, Optional.empty(), Duration.ofSeconds(5));
    }

    @Override
    public Optional<Path> secretFile() {
        return Optional.empty();
    }

    @Override
    public Level minimumLevel() {
        return Level.WARNING;
    }

    @Override
    public int queue() {
        return 3;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration firstBackOff() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration longestBackOff() {
        return Duration.ofSeconds(4);
    }
}
