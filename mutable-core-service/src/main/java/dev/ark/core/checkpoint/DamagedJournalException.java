package dev.ark.core.checkpoint;

/** A journal is not what was written or signed. The message says where. */
public final class DamagedJournalException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedJournalException(String message) {
        super(message);
    }

    DamagedJournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
