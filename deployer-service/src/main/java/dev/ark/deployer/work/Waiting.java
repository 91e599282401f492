package dev.ark.deployer.work;

import java.time.Duration;

/**
 * Waits for what others do.
 *
 * @param pause what a pause is done with
 */
public record Waiting(Pause pause) {
    /** Takes its time. */
    public interface Pause {
        void of(Duration length) throws InterruptedException;
    }

    /** What is waited for. */
    public interface Condition {
        boolean holds() throws WorkFailedException, InterruptedException;
    }

    /**
     * Looks until a condition holds.
     *
     * @param looks how often at most
     * @return whether it holds
     */
    boolean until(Condition condition, int looks, Duration apart) throws WorkFailedException, InterruptedException {
        for (int look = 1; ; look++) {
            if (condition.holds()) {
                return true;
            }
            if (look >= looks) {
                return false;
            }
            pause.of(apart);
        }
    }
}
