package dev.ark.core.chaos;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Ends the process after a while, as a crash would. */
final class TimedCrash {
    private static final Logger LOG = Logger.getLogger(TimedCrash.class);

    private TimedCrash() {}

    /**
     * Begins to wait.
     *
     * @param crash ends the process
     */
    static void after(Duration wait, Runnable crash) {
        Thread.ofPlatform().daemon().name("chaos-crash").start(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(wait.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            LOG.warnf("ARK_CHAOS_CRASH_AFTER=%s: the time is over", wait);
            crash.run();
        });
    }
}
