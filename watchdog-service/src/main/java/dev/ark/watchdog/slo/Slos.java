package dev.ark.watchdog.slo;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.SloReport;
import dev.ark.contract.http.SloReport.Slo;
import dev.ark.runtime.deployment.Deployment;
import dev.ark.watchdog.SteadyTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The objectives: takes samples, tells how they stand, and what a person should know of. {@link #report} is thread-safe. */
public final class Slos {
    private static final String FILE = "slo-samples";

    private final Sampler sampler;
    private final SteadyTime time;
    private final StoredHistory stored;
    private final Assessment assessment;
    private final BurnAlerts burnAlerts;
    private final Deployment deployment;
    private final Duration interval;
    private @Nullable Instant lastSample;

    public Slos(Sampler sampler, SteadyTime time, SloConfig config, Deployment deployment) {
        this.sampler = sampler;
        this.time = time;
        Optional<Path> directory = config.directory();
        this.stored = new StoredHistory(directory.map(path -> new SampleFile(path.resolve(FILE))), time);
        this.assessment = new Assessment(config.window(), config.recent());
        this.burnAlerts = new BurnAlerts(config.fewestEvents());
        this.deployment = deployment;
        this.interval = config.interval();
    }

    /** Takes one sample. */
    void sample() {
        Tally tally = sampler.sample(time.wallNow());
        Instant now = time.now();
        stored.add(new Sample(now, covered(now), tally));
        lastSample = now;
    }

    /** The time since the sample before, unless one is missing between: then that of one sample. */
    private Duration covered(Instant now) {
        Duration gap = lastSample == null ? interval : Duration.between(lastSample, now);
        return gap.compareTo(interval.multipliedBy(2)) < 0 ? gap : interval;
    }

    /** What a person should know of now. */
    List<AlertReport> alerts() {
        return burnAlerts.of(windows(), time.wallNow());
    }

    /** How the objectives stand now. */
    public SloReport report() {
        List<Slo> slos = assessment.of(windows());
        return new SloReport(
                time.wallNow(), deployment.deployment(), deployment.version(), Assessment.worst(slos), slos);
    }

    private Windows windows() {
        return new Windows(stored.history(), time.now(), time.wallAhead());
    }
}
