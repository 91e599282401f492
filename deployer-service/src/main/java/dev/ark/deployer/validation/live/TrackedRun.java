package dev.ark.deployer.validation.live;

import dev.ark.deployer.validation.SyntheticPlan;
import dev.ark.deployer.validation.SyntheticResult;
import dev.ark.deployer.validation.live.SyntheticView.Status;
import java.time.Instant;
import org.jboss.logging.Logger;

/** A run and how far it is. Thread-safe. */
final class TrackedRun {
    private static final Logger LOG = Logger.getLogger(TrackedRun.class);

    private final String id;
    private final SyntheticPlan plan;
    private final SyntheticRun run;
    private final Instant startedAt;
    private final int planned;
    private volatile Ended ended = new Ended(Status.RUNNING, null, null);

    private record Ended(Status status, SyntheticResult result, String failure) {}

    TrackedRun(String id, SyntheticPlan plan, SyntheticRun run, Instant startedAt) {
        this.id = id;
        this.plan = plan;
        this.run = run;
        this.startedAt = startedAt;
        this.planned = plan.shots().size();
    }

    String id() {
        return id;
    }

    boolean running() {
        return ended.status() == Status.RUNNING;
    }

    /** Does the run; never throws. */
    void go() {
        try {
            SyntheticResult result = run.run();
            ended = new Ended(result.passed() ? Status.PASSED : Status.FAILED, result, null);
            LOG.infof("synthetic run %s %s %s", id, result.passed() ? "passed" : "failed:", result.reasons());
        } catch (CallFailedException | RuntimeException e) {
            LOG.warnf(e, "synthetic run %s could not be judged", id);
            ended = new Ended(Status.FAILED, null, String.valueOf(e.getMessage()));
        }
    }

    SyntheticView view() {
        Ended now = ended;
        return new SyntheticView(
                id,
                now.status(),
                plan.duration().toSeconds(),
                plan.hz(),
                startedAt,
                planned,
                run.done(),
                now.result(),
                now.failure());
    }
}
