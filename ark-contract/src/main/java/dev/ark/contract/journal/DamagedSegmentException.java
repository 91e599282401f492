package dev.ark.contract.journal;

/** An archive segment is not what was sealed. */
public final class DamagedSegmentException extends Exception {
    private static final long serialVersionUID = 1L;

    public DamagedSegmentException(String message) {
        super(message);
    }

    public DamagedSegmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
