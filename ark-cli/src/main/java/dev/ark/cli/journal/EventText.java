package dev.ark.cli.journal;

import dev.ark.cli.terminal.Output;
import dev.ark.contract.event.Event;
import java.time.temporal.ChronoUnit;

/** Prints events, one a line. */
record EventText(Output output) {
    private static final int LONGEST_BODY = 160;

    void print(Event event) {
        if (output.json()) {
            output.record(event);
            return;
        }
        String body = event.body().toString();
        String shown = body.length() <= LONGEST_BODY ? body : body.substring(0, LONGEST_BODY) + "…";
        output.line("%8d  %s  %-18s  %s"
                .formatted(
                        event.seq(),
                        event.at().truncatedTo(ChronoUnit.MILLIS),
                        event.type(),
                        output.style().faint(shown)));
        output.flush();
    }
}
