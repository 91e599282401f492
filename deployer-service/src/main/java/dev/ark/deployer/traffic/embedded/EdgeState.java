package dev.ark.deployer.traffic.embedded;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the event loops of the edge share. Thread-safe. */
final class EdgeState {
    /**
     * Heads of which only a part has come in. Hardly any honest client sends one in parts, and until it is whole nobody has counted its
     * headers: one of 16 KiB can take a mebibyte of the heap.
     */
    private static final int MOST_PARTIAL_HEADS = 32;

    private final Split split = new Split();
    private final int maxRequests;
    private final long maxHeldBytes;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger clients = new AtomicInteger();
    private final AtomicInteger partialHeads = new AtomicInteger();
    private final AtomicLong heldBytes = new AtomicLong();
    private volatile boolean serving;
    private volatile int port;

    EdgeState(int maxRequests, long maxHeldBytes) {
        this.maxRequests = maxRequests;
        this.maxHeldBytes = maxHeldBytes;
    }

    Split split() {
        return split;
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

    /** Whether another request may begin. Loops that ask in the same instant may each get a yes for the last place. */
    boolean hasRoom() {
        return underWay.get() < maxRequests;
    }

    void began() {
        underWay.incrementAndGet();
    }

    void ended() {
        underWay.decrementAndGet();
    }

    int underWay() {
        return underWay.get();
    }

    /** Takes room for bytes of a body, to be given back by {@link #release}; takes none when there is too little. */
    boolean hold(int bytes) {
        if (heldBytes.addAndGet(bytes) <= maxHeldBytes) {
            return true;
        }
        heldBytes.addAndGet(-bytes);
        return false;
    }

    void release(int bytes) {
        heldBytes.addAndGet(-bytes);
    }

    long heldBytes() {
        return heldBytes.get();
    }

    /** Counts a client's connection in, unless there are too many; {@link #clientGone} counts it out. */
    boolean admitClient(int most) {
        if (clients.incrementAndGet() <= most) {
            return true;
        }
        clients.decrementAndGet();
        return false;
    }

    void clientGone() {
        clients.decrementAndGet();
    }

    /** Counts a head in of which a part has come. Says whether there are no more than may be; it counts either way until it ends. */
    boolean headBegun() {
        return partialHeads.incrementAndGet() <= MOST_PARTIAL_HEADS;
    }

    void headEnded() {
        partialHeads.decrementAndGet();
    }
}
