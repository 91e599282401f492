package dev.ark.deployer.traffic.embedded;

import dev.ark.deployer.traffic.Rotation;
import java.util.concurrent.atomic.LongAdder;

/** What the event loops of the edge share. Thread-safe. */
final class EdgeState {
    private final LongAdder underWay = new LongAdder();
    private volatile Rotation rotation;
    private volatile boolean serving;
    private volatile int port;

    EdgeState(Rotation rotation) {
        this.rotation = rotation;
    }

    Rotation rotation() {
        return rotation;
    }

    void rotation(Rotation next) {
        rotation = next;
    }

    boolean serving() {
        return serving;
    }

    void serving(boolean now) {
        serving = now;
    }

    int port() {
        return port;
    }

    void port(int bound) {
        port = bound;
    }

    void began() {
        underWay.increment();
    }

    void ended() {
        underWay.decrement();
    }

    long underWay() {
        return underWay.sum();
    }
}
