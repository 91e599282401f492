package dev.ark.watchdog.alert;

import dev.ark.watchdog.Posture;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Which alerts the address outside has taken or refused, over a restart too where there is a directory to keep it in. What was journaled before that
 * file was made, or longer ago than a day, counts as settled. Nothing is synced, and a damaged line is passed over: an alert that is told twice
 * carries the same key. Thread-safe.
 */
@Singleton
final class SettledAlerts {
    static final int MOST = 2_000;
    private static final Logger LOG = Logger.getLogger(SettledAlerts.class);
    private static final Duration TOLD_AGAIN_WITHIN = Duration.ofDays(1);
    private static final String NAME = "webhook-settled";
    private static final String HEADER = "ark settled alerts since";

    private final Optional<Path> file;
    private final Map<String, Instant> settled = new LinkedHashMap<>();
    private Instant since;
    private int appended;
    private boolean failing;

    SettledAlerts(WebhookConfig config, Posture posture, Clock clock) {
        Instant now = clock.instant();
        this.file = config.url()
                .filter(url -> posture == Posture.ACTS)
                .flatMap(url -> config.directory())
                .map(directory -> directory.resolve(NAME));
        this.since = now;
        file.ifPresent(known -> {
            read(known, now);
            keep(this::write);
        });
    }

    /** Takes note that an alert was taken or refused. */
    synchronized void add(String id, Instant at) {
        settled.put(id, at);
        if (settled.size() > MOST) {
            var first = settled.entrySet().iterator();
            Instant oldest = first.next().getValue();
            first.remove();
            // What is known no longer must not be told again.
            since = oldest.isAfter(since) ? oldest : since;
        }
        keep(path -> append(path, id, at));
    }

    /** Whether an alert that was journaled then needs not to be told. */
    synchronized boolean isSettled(String id, Instant journaled) {
        return journaled.isBefore(since) || settled.containsKey(id);
    }

    private interface Keeping {
        void with(Path path) throws IOException;
    }

    private void keep(Keeping keeping) {
        if (file.isEmpty()) {
            return;
        }
        try {
            keeping.with(file.get());
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.errorf("what the webhook has taken cannot be kept in %s: %s", file.get(), e);
            }
            failing = true;
        }
    }

    private void append(Path path, String id, Instant at) throws IOException {
        if (failing || appended >= MOST) {
            write(path);
        } else {
            Files.writeString(path, line(id, at), StandardOpenOption.APPEND);
            appended++;
        }
    }

    private void write(Path path) throws IOException {
        StringBuilder text = new StringBuilder(line(HEADER, since));
        settled.forEach((id, at) -> text.append(line(id, at)));
        Path next = path.resolveSibling(NAME + ".next");
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(next, text);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        appended = 0;
    }

    private static String line(String id, Instant at) {
        return id + " " + at + "\n";
    }

    private void read(Path path, Instant now) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(path);
            Instant oldest = now.minus(TOLD_AGAIN_WITHIN);
            for (String line : lines) {
                int end = line.lastIndexOf(' ');
                Optional<Instant> at = end < 0 ? Optional.empty() : time(line.substring(end + 1));
                if (at.isEmpty()) {
                    continue;
                }
                if (line.startsWith(HEADER)) {
                    since = at.get().isAfter(oldest) ? at.get() : oldest;
                } else {
                    settled.put(line.substring(0, end), at.get());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.errorf("what the webhook has taken cannot be read from %s: %s", path, e);
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
