package dev.ark.deployer.work;

import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.journal.HashChain;
import dev.ark.deployer.rollout.RolloutSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That the journal verifies. A snapshot counts only when all rows up to it follow the chain and its checkpoints fit; so it is enough to follow the chain
 * from the newest on, or from the beginning as long as there is none. Only so much time is spent on that: where it does not last to the journal's end, a snapshot that was verified
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
        ChainFollower chain = newest.map(snapshot -> new ChainFollower(snapshot.seq(), snapshot.headHash()))
                .orElseGet(() -> new ChainFollower(0, HashChain.GENESIS));
        long head = core.head().seq();
        Instant end = clock.instant().plus(limits.reading());
        core.rows(chain.seq(), row -> {
            chain.accept(row);
            return chain.seq() < head && clock.instant().isBefore(end);
        });
        boolean lately = newest.map(StateSnapshot::verifiedAt)
                .filter(at -> at.plus(limits.lately()).isAfter(clock.instant()))
                .isPresent();
        return chain.seq() >= head || lately ? List.of() : List.of(unread(newest, chain.seq(), head));
    }

    private String unread(Optional<StateSnapshot> newest, long read, long head) {
        String before = newest.map(snapshot -> "the journal was last verified at " + snapshot.verifiedAt())
                .orElse("the journal was never verified");
        return before + ", and of its " + head + " rows those after " + read + " could not be read in "
                + limits.reading().toSeconds() + " s: make a snapshot";
    }
}
