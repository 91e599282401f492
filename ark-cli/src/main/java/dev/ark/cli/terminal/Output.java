package dev.ark.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.ark.contract.json.ArkJson;
import java.io.PrintWriter;

/** Where a command writes: results to standard output, progress to standard error. */
public final class Output {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Format format;
    private final Style style;
    private final boolean progressOnTerminal;

    public Output(PrintWriter out, PrintWriter err, Format format) {
        Terminals terminals = Terminals.ofProcess();
        this.out = out;
        this.err = err;
        this.format = format;
        this.style = new Style(terminals.colours());
        this.progressOnTerminal = terminals.err();
    }

    public boolean json() {
        return format == Format.JSON;
    }

    public Style style() {
        return style;
    }

    /** A line of the result. */
    public void line(String text) {
        out.println(text);
    }

    /** A value of the result, as one JSON document over several lines. */
    public void document(Object value) {
        out.println(text(ArkJson.mapper().writerWithDefaultPrettyPrinter(), value));
        out.flush();
    }

    /** A value of a result of many, as JSON on one line, out at once. */
    public void record(Object value) {
        out.println(text(ArkJson.mapper().writer(), value));
        out.flush();
    }

    public void flush() {
        out.flush();
    }

    /** A line about what is going on. */
    public void progress(String text) {
        err.println(text);
        err.flush();
    }

    /** A progress bar, which shows on a terminal alone. */
    public ProgressBar bar(String what, long total) {
        return new ProgressBar(err, progressOnTerminal, what, total);
    }

    /** Lines that are drawn again in place, on a terminal alone. */
    public Panel panel() {
        return new Panel(err, progressOnTerminal);
    }

    /** Clears a terminal's screen; nothing elsewhere. */
    public void clearScreen() {
        if (style.coloured()) {
            out.print("\u001b[H\u001b[2J");
        }
    }

    private static String text(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a value to write: " + value.getClass(), e);
        }
    }
}
