package dev.ark.cli.terminal;

import java.io.PrintWriter;

/** How far long work has come, on one line of a terminal; silent elsewhere. Not thread-safe. */
public final class ProgressBar implements AutoCloseable {
    private static final int CELLS = 30;
    private static final long REDRAW_NANOS = 100_000_000;

    private final PrintWriter err;
    private final boolean shown;
    private final String what;
    private final long total;
    private long drawnAt;
    private boolean drawn;

    ProgressBar(PrintWriter err, boolean shown, String what, long total) {
        this.err = err;
        this.shown = shown;
        this.what = what;
        this.total = Math.max(1, total);
        this.drawnAt = System.nanoTime() - REDRAW_NANOS;
    }

    /** Shows that {@code done} of the total is done, with a word on it; at most ten times a second. */
    public void at(long done, String note) {
        long now = System.nanoTime();
        if (!shown || now - drawnAt < REDRAW_NANOS) {
            return;
        }
        drawnAt = now;
        drawn = true;
        long within = Math.clamp(done, 0, total);
        int full = (int) (CELLS * within / total);
        err.print("\r" + what + " [" + "#".repeat(full) + ".".repeat(CELLS - full) + "] " + 100 * within / total + " % "
                + note + "\u001b[K");
        err.flush();
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        if (drawn) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
