package dev.ark.deployer.observation.live;

import dev.ark.deployer.observation.CoreSample;
import dev.ark.deployer.observation.Durations;
import dev.ark.deployer.observation.SlotSample;
import dev.ark.deployer.observation.WatchdogSample;
import dev.ark.deployer.service.SlotAddresses;
import dev.ark.runtime.metrics.Exposition;
import dev.ark.runtime.metrics.Exposition.Bucket;
import dev.ark.runtime.metrics.Exposition.Series;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks a slot's services, all at once, what they count and whether they are ready. Thread-safe. */
final class SlotReader {
    private static final String METRICS = "/q/metrics";
    private static final String READY = "/readyz";
    private static final String STARTED = "process_start_time_seconds";
    private static final String DECISIONS = "ark_decision_duration_seconds_bucket";
    private static final String QUARANTINES = "ark_watchdog_quarantines_total";

    private final Inquirer inquirer;
    private final Duration timeout;

    SlotReader(Inquirer inquirer, Duration timeout) {
        this.inquirer = inquirer;
        this.timeout = timeout;
    }

    /** What the stable slot tells. */
    CompletableFuture<SlotSample> stable(SlotAddresses slot) {
        return read(slot, CompletableFuture.completedFuture(Optional.empty()));
    }

    /** What the canary slot tells, with what its watchdog would do. */
    CompletableFuture<SlotSample> canary(SlotAddresses slot) {
        return read(slot, metrics(slot.watchdog()));
    }

    private CompletableFuture<SlotSample> read(SlotAddresses slot, CompletableFuture<Optional<String>> watchdog) {
        CompletableFuture<Optional<String>> core = metrics(slot.core());
        CompletableFuture<Boolean> coreReady = ready(slot.core());
        CompletableFuture<Boolean> graveyardReady = ready(slot.graveyard());
        CompletableFuture<Boolean> watchdogReady = ready(slot.watchdog());
        return CompletableFuture.allOf(core, coreReady, graveyardReady, watchdogReady, watchdog)
                .thenApply(all -> new SlotSample(
                        core.join().map(SlotReader::core).orElse(null),
                        coreReady.join() && graveyardReady.join(),
                        watchdogReady.join(),
                        watchdog.join().map(SlotReader::watchdog).orElse(null)));
    }

    private CompletableFuture<Optional<String>> metrics(URI service) {
        return inquirer.ask(service, METRICS, timeout)
                .thenApply(answer -> answer.filter(Answer::isOk).map(Answer::body));
    }

    private CompletableFuture<Boolean> ready(URI service) {
        return inquirer.ask(service, READY, timeout)
                .thenApply(answer -> answer.filter(Answer::isOk).isPresent());
    }

    /** Null when what answers is no core. */
    static @Nullable CoreSample core(String text) {
        Exposition told = Exposition.read(text, Set.of(STARTED, DECISIONS));
        List<Series> series = told.named(DECISIONS);
        if (series.isEmpty()) {
            return null;
        }
        List<Double> bounds = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        long beyond = 0;
        for (Bucket bucket : told.histogram(DECISIONS)) {
            if (Double.isInfinite(bucket.upTo())) {
                beyond = bucket.many();
            } else {
                bounds.add(bucket.upTo());
                counts.add(bucket.many());
            }
        }
        counts.add(beyond);
        return new CoreSample(started(told), series.getFirst().label("version"), new Durations(bounds, counts));
    }

    private static WatchdogSample watchdog(String text) {
        Exposition told = Exposition.read(text, Set.of(STARTED, QUARANTINES));
        double quarantines =
                told.named(QUARANTINES).stream().mapToDouble(Series::value).sum();
        return new WatchdogSample(started(told), Math.round(quarantines));
    }

    private static double started(Exposition told) {
        return told.named(STARTED).stream()
                .mapToDouble(Series::value)
                .findFirst()
                .orElse(0);
    }
}
