package dev.ark.watchdog.alert;

import dev.ark.contract.http.AlertReport.Level;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where alerts are sent to. */
@ConfigMapping(prefix = "ark.watchdog.webhook")
public interface WebhookConfig {
    /** The address that they are posted to; without one they are sent nowhere. */
    Optional<URI> url();

    /** File of the secret that they are signed with; without one they are not signed. */
    Optional<Path> secretFile();

    /** Directory that is kept in what was sent, so that after a restart the rest is; without it a restart sends nothing of earlier. */
    Optional<Path> directory();

    /** Lower alerts are not sent. */
    @WithDefault("WARNING")
    Level minimumLevel();

    /** How many may wait; the oldest are dropped for more. */
    @WithDefault("1000")
    int queue();

    /** Time between two looks at whether one waits. */
    @WithDefault("1s")
    Duration interval();

    /** How long connecting, and then the answer, may take. */
    @WithDefault("5s")
    Duration timeout();

    /** Wait after a failure; it doubles from then on. */
    @WithDefault("1s")
    Duration firstBackOff();

    /** The longest such wait. */
    @WithDefault("1m")
    Duration longestBackOff();
}
