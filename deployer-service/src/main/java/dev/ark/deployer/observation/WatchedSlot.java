package dev.ark.deployer.observation;

import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.Place;
import dev.ark.deployer.rollout.Row;
import dev.ark.deployer.traffic.Slot;
import java.util.Optional;

/** Where the version that is rolled out is to serve while a row is open. */
final class WatchedSlot {
    /** The first step of the promotion in which the recreated stable slot takes the traffic back. */
    private static final int TAKEN_BACK = 2;

    private WatchedSlot() {}

    /** The slot; empty when the version is not to serve, or not yet, or not any more, and nothing is held against it. */
    static Optional<Slot> of(Row row) {
        Place back = row.back();
        Place place = row.place().phase() == Phase.PAUSED && back != null ? back : row.place();
        return switch (place.phase()) {
            case START, RAMP -> Optional.of(Slot.CANARY);
            case PROMOTE -> Optional.of(place.step() < TAKEN_BACK ? Slot.CANARY : Slot.STABLE);
            case WATCH -> Optional.of(Slot.STABLE);
            case PENDING, PREFLIGHT, SNAPSHOT, REPLAY, DONE, ROLLBACK, VALIDATE, ROLLED_BACK, HELD, PAUSED, FROZEN ->
                Optional.empty();
        };
    }
}
