package dev.ark.deployer.work;

import java.time.Duration;
import java.util.function.Consumer;

/** Trades against the running system as an agent would, and judges what comes back. */
public interface SyntheticLoop {
    /**
     * Runs for so long, on the caller's thread.
     *
     * @param progress takes a short sentence now and then
     * @return what came of it, a sentence
     * @throws WorkFailedException when it did not pass
     */
    String run(Duration duration, Consumer<String> progress) throws WorkFailedException, InterruptedException;
}
