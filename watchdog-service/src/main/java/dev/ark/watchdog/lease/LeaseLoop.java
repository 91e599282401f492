package dev.ark.watchdog.lease;

import dev.ark.watchdog.Posture;
import dev.ark.watchdog.control.ControlSource;
import dev.ark.watchdog.control.TradingStatus;
import dev.ark.watchdog.drift.DriftFinding;
import jakarta.inject.Singleton;

/** Renews the lease, says with it how the rules were found, and asks at the same time how the halt state is. Thread-safe. */
@Singleton
public final class LeaseLoop {
    private final Lease lease;
    private final DriftFinding rules;
    private final ControlSource control;
    private final TradingStatus status;
    private final Posture posture;

    LeaseLoop(Lease lease, DriftFinding rules, ControlSource control, TradingStatus status, Posture posture) {
        this.lease = lease;
        this.rules = rules;
        this.control = control;
        this.status = status;
        this.posture = posture;
    }

    /** The canary's watchdog has no lease: that it lives must not hide that the stable one does not. */
    public void turn() {
        if (posture == Posture.ACTS) {
            lease.renew(rules.drift());
        }
        status.learn(control.state());
    }
}
