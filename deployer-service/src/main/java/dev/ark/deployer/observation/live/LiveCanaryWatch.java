package dev.ark.deployer.observation.live;

import dev.ark.deployer.observation.CanaryWatch;
import dev.ark.deployer.observation.Inspection;
import dev.ark.deployer.observation.live.CheckStore.Check;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.Row;
import dev.ark.deployer.tripwire.Assessment;
import dev.ark.deployer.tripwire.CheckRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tripwires over the samples that are kept. Thread-safe. */
final class LiveCanaryWatch implements CanaryWatch {
    private static final int BASELINE_SAMPLES = 61;
    private static final int SAMPLES_MISSED = 3;
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(10);

    private final SampleStore samples;
    private final CheckStore checks;
    private final HaltState control;
    private final TripwireMetrics metrics;
    private final Duration always;
    private Optional<Known> last = Optional.empty();

    private record Known(String rollout, Check check) {}

    /** Over samples that are taken at least so often. */
    LiveCanaryWatch(
            SampleStore samples, CheckStore checks, HaltState control, TripwireMetrics metrics, Duration always) {
        this.samples = samples;
        this.checks = checks;
        this.control = control;
        this.metrics = metrics;
        this.always = always;
    }

    @Override
    public synchronized Assessment assess(RolloutState rollout, Instant now) {
        String id = rollout.spec().id();
        Optional<Check> known =
                last.filter(one -> one.rollout().equals(id)).map(Known::check).or(() -> checks.last(id));
        Optional<Row> start = Inspection.start(rollout);
        if (start.isPresent() && Inspection.isWatched(rollout) && isDue(rollout, known, now)) {
            known = Optional.of(check(rollout, start.get().number(), now));
        }
        last = known.map(check -> new Known(id, check));
        return known.map(check -> Assessment.of(check.records())).orElse(Assessment.NONE);
    }

    @Override
    public List<CheckRecord> checks(String rollout) {
        return checks.all(rollout).stream()
                .flatMap(check -> check.records().stream())
                .toList();
    }

    @Override
    public boolean halted() {
        return control.halted();
    }

    /** A clock that was set back makes a check due. */
    private static boolean isDue(RolloutState rollout, Optional<Check> known, Instant now) {
        Duration interval = rollout.spec().timing().checkInterval();
        return known.isEmpty()
                || now.isBefore(known.get().at())
                || !now.isBefore(known.get().at().plus(interval));
    }

    private Check check(RolloutState rollout, long startRow, Instant now) {
        String id = rollout.spec().id();
        Inspection inspection = new Inspection(
                rollout,
                samples.before(id, startRow, BASELINE_SAMPLES),
                samples.of(id, startRow),
                now,
                patience(rollout.spec().timing().checkInterval()));
        Check check = new Check(now, inspection.assessment().checks());
        checks.add(id, check);
        metrics.checked(check.records());
        return check;
    }

    /** How old the last sample may be. */
    private Duration patience(Duration checkInterval) {
        Duration between = checkInterval.compareTo(always) < 0 ? checkInterval : always;
        Duration missed = between.multipliedBy(SAMPLES_MISSED);
        return missed.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : missed;
    }
}
