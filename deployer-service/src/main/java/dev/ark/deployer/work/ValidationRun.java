package dev.ark.deployer.work;

import java.util.function.Consumer;

/** The validation checks. */
public interface ValidationRun {
    /**
     * Runs all of them, on the caller's thread.
     *
     * @param progress takes a short sentence now and then
     * @return what came of it, a sentence
     * @throws WorkFailedException when one did not pass
     */
    String run(Consumer<String> progress) throws WorkFailedException, InterruptedException;
}
