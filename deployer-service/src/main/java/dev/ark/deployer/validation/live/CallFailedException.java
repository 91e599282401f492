package dev.ark.deployer.validation.live;

/** A call to the edge that was not answered as it should have been. */
final class CallFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    CallFailedException(String message) {
        super(message);
    }

    CallFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
