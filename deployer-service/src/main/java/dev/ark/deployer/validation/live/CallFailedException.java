package dev.ark.deployer.validation.live;

/** A call that was not answered as it should have been. */
final class CallFailedException extends Exception {
    private static final long serialVersionUID = 1L;
    /** The status of a call that was not refused, and still did not bring what it was made for. */
    static final int NO_ANSWER = 0;

    private final int status;

    CallFailedException(int status, String message) {
        super(message);
        this.status = status;
    }

    CallFailedException(String message, Throwable cause) {
        super(message, cause);
        this.status = NO_ANSWER;
    }

    /** The HTTP status of the answer; 0 when there was none. */
    int status() {
        return status;
    }
}
