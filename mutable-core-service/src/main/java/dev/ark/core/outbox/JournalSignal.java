package dev.ark.core.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for the journal to grow. Only growth by this process wakes; the other slot's is found when the wait ends. Thread-safe. */
@Singleton
public final class JournalSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private long seq;

    /** Tells that the journal has grown to a sequence. */
    public void grownTo(long headSeq) {
        lock.lock();
        try {
            seq = Math.max(seq, headSeq);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this process has written beyond a sequence, or the time is over. */
    public void awaitBeyond(long position, Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (seq <= position && left > 0) {
                left = grown.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
