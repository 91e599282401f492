package dev.ark.graveyard.known;

/** The known answers are not those that were sealed: nothing can be proved by them. */
public final class BrokenSealException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenSealException(String message) {
        super(message);
    }
}
