package dev.ark.core.sqlite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Changes that wait for the writer, in order of arrival, those that are urgent ahead of all others. There is no waiting for a batch to grow: what arrives
 * during a commit is the next batch, so batches grow by themselves as far as the disk is slow. Thread-safe.
 */
final class ChangeQueue {
    private static final int LONGEST = 4_096;
    /** Urgent is what stops things, which comes a few at a time; what comes in thousands is a fault of the caller. */
    private static final int LONGEST_URGENT = 4_096;

    private static final int LARGEST_BATCH = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Submitted<?>> urgent = new ArrayDeque<>();
    private final ArrayDeque<Submitted<?>> ordinary = new ArrayDeque<>();
    private boolean closed;

    /** Takes a change in; {@code false} when too many wait, or when nothing is taken any more. */
    boolean offer(Submitted<?> change) {
        lock.lock();
        try {
            ArrayDeque<Submitted<?>> lane = change.urgent() ? urgent : ordinary;
            if (closed || lane.size() >= (change.urgent() ? LONGEST_URGENT : LONGEST)) {
                return false;
            }
            lane.addLast(change);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for changes, and takes as many out as are committed together; none when the queue is closed and empty. */
    List<Submitted<?>> nextBatch() {
        lock.lock();
        try {
            while (!closed && urgent.isEmpty() && ordinary.isEmpty()) {
                changed.awaitUninterruptibly();
            }
            return take(LARGEST_BATCH);
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing in any more; what waits can still be taken out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Closes, and takes out all that waits. */
    List<Submitted<?>> drain() {
        lock.lock();
        try {
            closed = true;
            return take(Integer.MAX_VALUE);
        } finally {
            lock.unlock();
        }
    }

    private List<Submitted<?>> take(int most) {
        List<Submitted<?>> taken = new ArrayList<>();
        move(urgent, taken, most);
        move(ordinary, taken, most);
        return taken;
    }

    private static void move(ArrayDeque<Submitted<?>> lane, List<Submitted<?>> taken, int most) {
        while (taken.size() < most && !lane.isEmpty()) {
            taken.add(lane.pollFirst());
        }
    }
}
