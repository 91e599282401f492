package dev.ark.deployer.work;

/** Whoever was asked does not answer at all. */
public class UnreachableException extends WorkFailedException {
    private static final long serialVersionUID = 1L;

    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
