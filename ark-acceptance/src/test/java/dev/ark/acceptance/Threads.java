package dev.ark.acceptance;

import java.util.List;

/** Threads of a test's own. */
public final class Threads {
    private Threads() {}

    /** Waits until all have ended. */
    public static void join(List<Thread> threads) {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
