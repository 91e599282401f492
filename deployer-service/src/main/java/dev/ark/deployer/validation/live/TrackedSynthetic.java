package dev.ark.deployer.validation.live;

import dev.ark.deployer.validation.SyntheticPlan;
import dev.ark.deployer.validation.SyntheticResult;
import dev.ark.deployer.validation.live.SyntheticView.State;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A synthetic run and how far it is. Thread-safe. */
final class TrackedSynthetic implements Runs.Run<SyntheticView> {
    private static final Logger LOG = Logger.getLogger(TrackedSynthetic.class);

    private final String id;
    private final SyntheticPlan plan;
    private final SyntheticRun run;
    private final Instant startedAt;
    private final int total;
    private volatile @Nullable SyntheticResult result;

    TrackedSynthetic(String id, SyntheticPlan plan, SyntheticRun run, Instant startedAt) {
        this.id = id;
        this.plan = plan;
        this.run = run;
        this.startedAt = startedAt;
        this.total = plan.shots().size();
    }

    @Override
    public void go() throws InterruptedException {
        try {
            result = run.run();
            LOG.infof("synthetic run %s: %s", id, result);
        } catch (CallFailedException | RuntimeException e) {
            LOG.warnf(e, "synthetic run %s could not be judged", id);
            result = SyntheticResult.unjudged(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            result = SyntheticResult.unjudged("it was interrupted");
            throw e;
        }
    }

    /** What came of it; unjudged until it is over. */
    SyntheticResult result() {
        SyntheticResult now = result;
        return now == null ? SyntheticResult.unjudged("it goes on") : now;
    }

    @Override
    public SyntheticView view() {
        SyntheticResult now = result;
        return new SyntheticView(
                id,
                now == null ? State.RUNNING : now.passed() ? State.PASSED : State.FAILED,
                plan.duration().toSeconds(),
                plan.hz(),
                startedAt,
                total,
                run.done(),
                now == null ? List.of() : now.checks(),
                now == null ? null : now.measures());
    }
}
