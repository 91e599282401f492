package dev.ark.deployer.work;

/** Work that cannot be done, or found what must not be. */
public class WorkFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * The reason.
     *
     * @param message a sentence for the rollout's record
     */
    public WorkFailedException(String message) {
        super(message);
    }

    public WorkFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
