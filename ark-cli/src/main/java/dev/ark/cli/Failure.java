package dev.ark.cli;

/** A command that could not do its work, with a message for the person who gave it. */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public Failure(String message) {
        this(message, ExitCode.FAILED);
    }

    public Failure(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
        this.exitCode = ExitCode.FAILED;
    }

    public int exitCode() {
        return exitCode;
    }
}
