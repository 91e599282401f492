package dev.ark.deployer.traffic.embedded;

import dev.ark.deployer.traffic.Rotation;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which slot takes a request, and how many each has. Who sees new shares, and then that a slot without a share has no requests, can rely on
 * it that the slot gets none any more. Thread-safe.
 */
final class Split {
    private final Map<Slot, AtomicInteger> underWay = new EnumMap<>(Slot.class);
    private volatile Rotation rotation = new Rotation(Shares.ALL_STABLE);

    Split() {
        for (Slot slot : Slot.values()) {
            underWay.put(slot, new AtomicInteger());
        }
    }

    Shares shares() {
        return rotation.shares();
    }

    /** They hold from the next request on, over whichever connection it comes. */
    void become(Shares shares) {
        rotation = new Rotation(shares);
    }

    /**
     * The slot whose turn it is; the request counts as its own until it has {@link #left}.
     *
     * @param control whether the request may not be refused
     * @return empty when it is to be refused
     */
    Optional<Slot> take(boolean control) {
        while (true) {
            Rotation now = rotation;
            Optional<Slot> turn = now.next();
            if (turn.isEmpty() && !control) {
                return turn;
            }
            Slot slot = turn.orElseGet(() -> now.shares().unlessRefused());
            count(slot).incrementAndGet();
            if (rotation == now) {
                return Optional.of(slot);
            }
            // Other shares hold since; perhaps this slot has none and was seen empty.
            left(slot);
        }
    }

    /** Whether a slot takes a request that the other one could not be connected for: when it has a share, or the request is of control. */
    boolean takeOver(Slot slot, boolean control) {
        count(slot).incrementAndGet();
        if (control || rotation.shares().of(slot) > 0) {
            return true;
        }
        left(slot);
        return false;
    }

    void left(Slot slot) {
        count(slot).decrementAndGet();
    }

    int underWay(Slot slot) {
        return count(slot).get();
    }

    /** Whether a slot has neither a share nor a request. */
    boolean isIdle(Slot slot) {
        return rotation.shares().of(slot) == 0 && underWay(slot) == 0;
    }

    private AtomicInteger count(Slot slot) {
        return underWay.get(slot);
    }
}
