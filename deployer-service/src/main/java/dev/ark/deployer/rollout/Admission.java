package dev.ark.deployer.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a rollout may begin. */
public sealed interface Admission {
    /** It may, with this lock, which is taken in the same transaction that stores its first row. */
    record Admitted(RolloutLock lock) implements Admission {}

    /** It may not. */
    record Refused(Reason reason, String why) implements Admission {}

    /** What is against it. */
    enum Reason {
        LOCK_HELD,
        VERSION_FAILED
    }

    /**
     * Who asks for what.
     *
     * @param force begin though the version failed before
     */
    record Request(RolloutSpec spec, String by, boolean force, Instant at) {}

    /**
     * The rule: one at a time, and no version that failed before without force.
     *
     * @param held the lock as it is held now
     * @param earlier rollouts that are over
     */
    static Admission of(Request request, Optional<RolloutLock> held, List<RolloutState> earlier) {
        if (held.isPresent()) {
            RolloutLock lock = held.get();
            return new Refused(
                    Reason.LOCK_HELD,
                    "rollout " + lock.holder() + " by " + lock.by() + " holds the lock " + lock.name() + " since "
                            + lock.since());
        }
        String version = request.spec().version();
        Optional<RolloutState> failed = earlier.stream()
                .filter(rollout -> rollout.spec().version().equals(version) && rollout.versionFailed())
                .findFirst();
        if (failed.isPresent() && !request.force()) {
            return new Refused(
                    Reason.VERSION_FAILED,
                    version + " failed in rollout " + failed.get().spec().id() + "; force begins nevertheless");
        }
        return new Admitted(new RolloutLock(RolloutLock.NAME, request.spec().id(), request.by(), request.at()));
    }
}
