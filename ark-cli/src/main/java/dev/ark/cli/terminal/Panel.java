package dev.ark.cli.terminal;

import java.io.PrintWriter;
import java.util.List;

/** Some lines of a terminal that are drawn again in place; silent elsewhere. Not thread-safe. */
public final class Panel {
    /** Lines that are too long for the terminal are cut off: one that is broken in two would be counted as one. */
    private static final String CUT = "\u001b[?7l";

    private static final String BREAK = "\u001b[?7h";
    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintWriter err;
    private final boolean shown;
    private int drawn;

    Panel(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    /** Whether there is a terminal to draw on. */
    public boolean isShown() {
        return shown;
    }

    /** Draws the lines over those that were drawn before. */
    public void draw(List<String> lines) {
        if (!shown) {
            return;
        }
        err.print(drawn == 0 ? CUT : "\u001b[" + drawn + "F" + CUT);
        lines.forEach(line -> err.print(line + CLEAR_TO_END_OF_LINE + "\n"));
        err.print(CLEAR_BELOW + BREAK);
        err.flush();
        drawn = lines.size();
    }
}
