package dev.ark.watchdog.drift;

/** An answer came that no graveyard of this release gives: that is a difference, where no answer at all would be a silence. */
public final class GarbledAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GarbledAnswerException(String message) {
        super(message);
    }
}
