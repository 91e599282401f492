package dev.ark.graveyard.overlay;

/** A file that makes no overlay. The message says what is wrong with it, for the operator who wrote it. */
public final class InvalidOverlayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidOverlayException(String message) {
        super(message);
    }

    /** The same of one of several files, which is named. */
    public InvalidOverlayException in(String file) {
        InvalidOverlayException named = new InvalidOverlayException(file + ": " + getMessage());
        named.initCause(this);
        return named;
    }
}
