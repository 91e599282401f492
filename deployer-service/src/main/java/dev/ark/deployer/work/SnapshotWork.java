package dev.ark.deployer.work;

import dev.ark.contract.http.Checks;
import dev.ark.contract.http.StateSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Has the core make a verified copy of the state, once for a row: the row stands in the snapshot's reason, by which it is found again. */
final class SnapshotWork {
    private static final int TRIES = 600;
    private static final Duration APART = Duration.ofSeconds(1);

    private final StableCore core;
    private final Waiting waiting;

    SnapshotWork(StableCore core, Waiting waiting) {
        this.core = core;
        this.waiting = waiting;
    }

    /**
     * Makes it, unless it was made.
     *
     * @param what in a word or two what it is for
     * @throws UnreachableException when the core does not answer
     * @throws WorkFailedException when it cannot make one
     */
    StateSnapshot make(Assignment assignment, String what) throws WorkFailedException, InterruptedException {
        String reason = what + " of rollout " + assignment.rollout().spec().id() + ", row " + assignment.row();
        AtomicReference<Optional<StateSnapshot>> made = new AtomicReference<>(Optional.empty());
        boolean isMade = waiting.until(
                () -> {
                    made.set(found(core.snapshots(), assignment, reason));
                    if (made.get().isEmpty()) {
                        assignment.progress().accept("the core makes a snapshot");
                        made.set(core.snapshot(reason));
                    }
                    return made.get().isPresent();
                },
                TRIES,
                APART);
        if (!isMade) {
            throw new WorkFailedException("no snapshot could be made: others are made or verified all the time");
        }
        return made.get().orElseThrow();
    }

    /** The core may have redacted the reason, so that another rollout's could look the same; that one was made earlier. */
    private static Optional<StateSnapshot> found(List<StateSnapshot> snapshots, Assignment assignment, String reason) {
        Instant since = assignment.rollout().last().span().openedAt();
        String kept = Checks.reason(reason);
        return snapshots.stream()
                .filter(snapshot -> snapshot.verified()
                        && snapshot.reason().equals(kept)
                        && !snapshot.at().isBefore(since))
                .findFirst();
    }

    /** A snapshot, as the record tells of it. */
    static String sentence(StateSnapshot snapshot) {
        return "snapshot " + snapshot.id() + " up to row " + snapshot.seq() + ", verified, " + snapshot.bytes()
                + " bytes";
    }
}
