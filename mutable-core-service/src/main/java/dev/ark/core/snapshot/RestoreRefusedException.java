package dev.ark.core.snapshot;

/** A snapshot is not restored, because what came of it could not be trusted. Nothing was changed. */
final class RestoreRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RestoreRefusedException(String message) {
        super(message);
    }

    RestoreRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
