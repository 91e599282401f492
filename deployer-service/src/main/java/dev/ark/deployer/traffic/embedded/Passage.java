package dev.ark.deployer.traffic.embedded;

import dev.ark.deployer.traffic.Slot;
import java.util.Optional;

/** One request's way through the edge, and what it holds meanwhile. Only the request's event loop uses it. */
final class Passage {
    private final EdgeState state;
    private final boolean control;
    private Optional<Slot> slot = Optional.empty();
    private int held;

    /**
     * A request that comes in.
     *
     * @param control whether it may not be shed
     */
    Passage(EdgeState state, boolean control) {
        this.state = state;
        this.control = control;
        state.began();
    }

    /** Chooses its slot; false when it is to be refused. */
    boolean depart() {
        slot = state.split().take(control);
        return slot.isPresent();
    }

    /** The slot that has it; empty before it was chosen, and when none was. */
    Optional<Slot> slot() {
        return slot;
    }

    /** Leaves a slot that cannot be connected to for the other one, if that takes it. */
    boolean changeFrom(Slot unconnected) {
        if (!state.split().takeOver(unconnected.other(), control)) {
            return false;
        }
        state.split().left(unconnected);
        slot = Optional.of(unconnected.other());
        return true;
    }

    /** The other slot cannot be connected to either: the request counts as that of the first. */
    void returnTo(Slot first) {
        state.split().takeOver(first, true);
        state.split().left(first.other());
        slot = Optional.of(first);
    }

    /** Takes room for bytes of the body until the passage ends; false when there is none. */
    boolean hold(int bytes) {
        if (!state.hold(bytes)) {
            return false;
        }
        held += bytes;
        return true;
    }

    void ended() {
        if (held > 0) {
            state.release(held);
        }
        slot.ifPresent(state.split()::left);
        state.ended();
    }
}
