package dev.ark.cli;

/** What the process's exit status says. */
public final class ExitCode {
    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int NOT_ALLOWED = 4;

    private ExitCode() {}
}
