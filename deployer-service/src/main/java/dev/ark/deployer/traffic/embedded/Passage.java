package dev.ark.deployer.traffic.embedded;

import dev.ark.deployer.traffic.Slot;

/** One request's way through the edge, and what it holds meanwhile. Only the request's event loop uses it. */
final class Passage {
    private final EdgeState state;
    private final Slot slot;
    private int held;

    Passage(EdgeState state, Slot slot) {
        this.state = state;
        this.slot = slot;
        state.began();
    }

    Slot slot() {
        return slot;
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
        state.ended();
    }
}
