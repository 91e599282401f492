package dev.ark.deployer.validation.live;

import dev.ark.deployer.validation.SyntheticPlan;
import dev.ark.deployer.validation.SyntheticResult;
import dev.ark.deployer.validation.SyntheticResult.Check;
import dev.ark.deployer.validation.SyntheticResult.Measures;
import dev.ark.deployer.validation.live.SyntheticView.State;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A run and how far it is. Thread-safe. */
final class TrackedRun {
    private static final Logger LOG = Logger.getLogger(TrackedRun.class);

    private final String id;
    private final SyntheticPlan plan;
    private final SyntheticRun run;
    private final Instant startedAt;
    private final int total;
    private volatile Progress progress = new Progress(State.RUNNING, List.of(), null);

    private record Progress(
            State state, List<Check> checks, @Nullable Measures measures) {}

    TrackedRun(String id, SyntheticPlan plan, SyntheticRun run, Instant startedAt) {
        this.id = id;
        this.plan = plan;
        this.run = run;
        this.startedAt = startedAt;
        this.total = plan.shots().size();
    }

    String id() {
        return id;
    }

    boolean running() {
        return progress.state() == State.RUNNING;
    }

    /** Does the run; never throws. */
    void go() {
        try {
            SyntheticResult result = run.run();
            State state = result.passed() ? State.PASSED : State.FAILED;
            progress = new Progress(state, result.checks(), result.measures());
            LOG.infof("synthetic run %s: %s, %s", id, state, result.checks());
        } catch (CallFailedException | RuntimeException e) {
            LOG.warnf(e, "synthetic run %s could not be judged", id);
            Check judged = new Check("judged", false, String.valueOf(e.getMessage()));
            progress = new Progress(State.FAILED, List.of(judged), null);
        }
    }

    SyntheticView view() {
        Progress now = progress;
        return new SyntheticView(
                id,
                now.state(),
                plan.duration().toSeconds(),
                plan.hz(),
                startedAt,
                total,
                run.done(),
                now.checks(),
                now.measures());
    }
}
