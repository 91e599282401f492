package dev.ark.deployer.validation.live;

import dev.ark.deployer.validation.CheckReport;
import dev.ark.deployer.validation.ValidationResult;
import dev.ark.deployer.validation.live.ValidationView.State;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A validation and how far it is. Thread-safe. */
final class TrackedValidation implements Runs.Run<ValidationView> {
    private static final Logger LOG = Logger.getLogger(TrackedValidation.class);

    private final String id;
    private final String category;
    private final ValidationRun run;
    private final Instant startedAt;
    private volatile @Nullable ValidationResult result;

    TrackedValidation(String id, String category, ValidationRun run, Instant startedAt) {
        this.id = id;
        this.category = category;
        this.run = run;
        this.startedAt = startedAt;
    }

    @Override
    public void go() throws InterruptedException {
        ValidationResult ended = null;
        try {
            ended = run.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "validation %s broke off", id);
        } finally {
            result = ended == null ? new ValidationResult(run.reports(), List.of("it broke off")) : ended;
            LOG.infof("validation %s: %s", id, result);
        }
    }

    /** What came of it; what there is so far until it is over. */
    ValidationResult result() {
        ValidationResult now = result;
        return now == null ? new ValidationResult(run.reports(), List.of("it goes on")) : now;
    }

    @Override
    public ValidationView view() {
        ValidationResult now = result;
        List<CheckReport> checks = now == null ? run.reports() : now.checks();
        long passed = checks.stream()
                .filter(check -> check.state() == CheckReport.State.PASSED)
                .count();
        return new ValidationView(
                id,
                now == null ? State.RUNNING : now.passed() ? State.PASSED : State.FAILED,
                category,
                startedAt,
                checks.size(),
                Math.toIntExact(passed),
                checks,
                now == null ? List.of() : now.left());
    }
}
