package dev.ark.core.decision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for a decision, in one lane for each account. Proposals of different accounts do not concern each other; those of one account
 * are decided in order of arrival, and while some of them are being decided the rest of the lane waits, because their facts are about to
 * change. Thread-safe.
 */
final class Lanes {
    /** Keeps what is asked of the evaluator at once well within what it accepts. */
    private static final int LARGEST_ROUND_CHARACTERS = 1_000_000;

    private final int capacity;
    private final int laneCapacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, ArrayDeque<Pending>> waiting = new LinkedHashMap<>();
    private final Set<String> busy = new HashSet<>();
    private final List<Turn> returned = new ArrayList<>();
    private int size;
    private boolean open = true;

    /** Lanes for so many proposals in all, and in one lane. */
    Lanes(int capacity, int laneCapacity) {
        this.capacity = capacity;
        this.laneCapacity = laneCapacity;
    }

    /**
     * One lane's share of a round.
     *
     * @param attempt from 1
     */
    record Turn(String lane, List<Pending> proposals, int attempt) {}

    /** Lets a proposal wait in a lane; {@code false} when too many wait already, in all or in this lane, or the lanes are closed. */
    boolean offer(String lane, Pending pending) {
        lock.lock();
        try {
            ArrayDeque<Pending> own = waiting.getOrDefault(lane, new ArrayDeque<>());
            if (!open || size >= capacity || own.size() >= laneCapacity) {
                return false;
            }
            own.addLast(pending);
            waiting.putIfAbsent(lane, own);
            size++;
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes up to {@code limit} proposals out of the lanes that are free, and makes those lanes busy. Waits until there is one; empty once closed. */
    List<Turn> take(int limit) throws InterruptedException {
        lock.lock();
        try {
            while (open) {
                List<Turn> turns = takeFree(limit);
                if (!turns.isEmpty()) {
                    return turns;
                }
                changed.await();
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Has a turn taken once more, before anything else; its lane stays busy. {@code false} when the lanes are closed. */
    boolean again(Turn turn) {
        lock.lock();
        try {
            if (open) {
                returned.add(turn);
                changed.signal();
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Frees a lane whose proposals are decided. */
    void free(String lane) {
        lock.lock();
        try {
            busy.remove(lane);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing more, and gives back what waits. */
    List<Pending> close() {
        lock.lock();
        try {
            open = false;
            List<Pending> left = new ArrayList<>();
            waiting.values().forEach(left::addAll);
            returned.forEach(turn -> left.addAll(turn.proposals()));
            waiting.clear();
            returned.clear();
            size = 0;
            changed.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    private List<Turn> takeFree(int limit) {
        List<Turn> turns = new ArrayList<>(returned);
        returned.clear();
        int left = limit;
        int room = LARGEST_ROUND_CHARACTERS;
        List<String> served = new ArrayList<>();
        for (var lane : waiting.entrySet()) {
            if (left <= 0 || room <= 0) {
                break;
            }
            if (busy.add(lane.getKey())) {
                List<Pending> taken = takeFrom(lane.getValue(), left, room);
                left -= taken.size();
                room -= taken.stream().mapToInt(Pending::size).sum();
                size -= taken.size();
                served.add(lane.getKey());
                turns.add(new Turn(lane.getKey(), taken, 1));
            }
        }
        served.forEach(this::goToTheEnd);
        return turns;
    }

    /** A lane that was served lets the others go first. */
    private void goToTheEnd(String lane) {
        ArrayDeque<Pending> rest = waiting.remove(lane);
        if (!rest.isEmpty()) {
            waiting.put(lane, rest);
        }
    }

    /**
     * Stops when the room is taken, but takes one at least; and before a second use of an idempotency key or the same action once more, so that
     * it meets the first one's decision on disk.
     */
    private static List<Pending> takeFrom(ArrayDeque<Pending> lane, int limit, int room) {
        List<Pending> taken = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        Set<String> digests = new HashSet<>();
        int left = room;
        while (taken.size() < limit && left > 0 && !lane.isEmpty()) {
            Pending next = lane.peekFirst();
            left -= next.size();
            if (!digests.add(next.digest())
                    || (next.idempotency().isPresent()
                            && !keys.add(
                                    next.agent() + '\n' + next.idempotency().key()))) {
                break;
            }
            taken.add(lane.removeFirst());
        }
        return taken;
    }
}
