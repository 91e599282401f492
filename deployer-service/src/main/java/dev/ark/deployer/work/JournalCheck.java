package dev.ark.deployer.work;

import dev.ark.contract.http.StateSnapshot;
import dev.ark.deployer.rollout.RolloutSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That the journal verifies. A snapshot counts only when all rows up to it follow the chain and its checkpoints fit; so it is enough to follow the chain
 * from the newest on. Only so much time is spent on that: where it does not last to the journal's end, a snapshot that was verified
 * lately, and all rows that were read, are taken for it. Every row is verified anew by the snapshot that comes next.
 */
final class JournalCheck implements PreflightCheck {
    private static final String DAMAGED = "damaged";

    private final StableCore core;
    private final Limits limits;
    private final Clock clock;

    /**
     * How much is asked for.
     *
     * @param lately so long ago the newest snapshot may have been verified, if the rows after it cannot all be read
     * @param reading so long is read
     */
    record Limits(Duration lately, Duration reading) {}

    JournalCheck(StableCore core, Limits limits, Clock clock) {
        this.core = core;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public List<String> problems(RolloutSpec spec) throws WorkFailedException, InterruptedException {
        if (core.integrity().equals(DAMAGED)) {
            return List.of("the core found its state file damaged");
        }
        Optional<StateSnapshot> newest =
                core.snapshots().stream().filter(StateSnapshot::verified).findFirst();
        if (newest.isEmpty()) {
            return List.of("the journal was never verified: there is no snapshot; make one");
        }
        StateSnapshot snapshot = newest.get();
        ChainFollower chain = new ChainFollower(snapshot.seq(), snapshot.headHash());
        long head = core.head().seq();
        Instant end = clock.instant().plus(limits.reading());
        core.rows(snapshot.seq(), row -> {
            chain.accept(row);
            return chain.seq() < head && clock.instant().isBefore(end);
        });
        boolean lately = snapshot.verifiedAt().plus(limits.lately()).isAfter(clock.instant());
        return chain.seq() >= head || lately
                ? List.of()
                : List.of("the journal was last verified at " + snapshot.verifiedAt() + ", up to row " + chain.seq()
                        + " of " + head + ", and the rest could not be read in "
                        + limits.reading().toSeconds() + " s: make a snapshot");
    }
}
