package dev.ark.contract.journal;

/** A signed text is not what it should be: not in its form, or not signed by the key that counts. The message says which. */
public final class InvalidNoteException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidNoteException(String message) {
        super(message);
    }

    public InvalidNoteException(String message, Throwable cause) {
        super(message, cause);
    }
}
