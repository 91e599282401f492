package dev.ark.deployer.store;

/** Somebody else may write, or wrote already: nothing was written. */
public final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FencedException(String message) {
        super(message);
    }
}
