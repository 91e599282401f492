package dev.ark.watchdog.lease;

import dev.ark.runtime.loop.LoopWatch;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.control.ControlSource;
import dev.ark.watchdog.control.TradingStatus;
import dev.ark.watchdog.drift.DriftFinding;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Renews the lease, says with it how the rules were found, and asks at the same time how the halt state is. A watchdog that does not watch has no
 * lease, however alive it is: while a loop is late that looks at what must be stopped, it is not renewed. Thread-safe.
 */
@Singleton
public final class LeaseLoop {
    private static final Set<String> LOOKING = Set.of("events", "agents", "drift", "stop");

    private final Lease lease;
    private final DriftFinding rules;
    private final ControlSource control;
    private final TradingStatus status;
    private final Posture posture;
    private final LoopWatch loops;

    LeaseLoop(
            Lease lease,
            DriftFinding rules,
            ControlSource control,
            TradingStatus status,
            Posture posture,
            LoopWatch loops) {
        this.lease = lease;
        this.rules = rules;
        this.control = control;
        this.status = status;
        this.posture = posture;
        this.loops = loops;
    }

    /**
     * One turn. The canary's watchdog has no lease: that it lives must not hide that the stable one does not.
     *
     * @throws IllegalStateException when the lease was not renewed, because of a loop that is late
     */
    public void turn() {
        List<String> late = late();
        if (posture == Posture.ACTS && late.isEmpty()) {
            lease.renew(rules.drift());
        }
        status.learn(control.state());
        if (!late.isEmpty()) {
            throw new IllegalStateException("the lease is not renewed, because these loops are late: " + late);
        }
    }

    private List<String> late() {
        return loops.reports().stream()
                .filter(loop -> loop.late() && LOOKING.contains(loop.loop()))
                .map(LoopWatch.Report::loop)
                .toList();
    }
}
