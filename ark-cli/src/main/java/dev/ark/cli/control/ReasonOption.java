package dev.ark.cli.control;

import dev.ark.contract.http.Reason;
import picocli.CommandLine.Option;

/** The reason that a command which stops or releases something takes. */
public final class ReasonOption {
    @Option(names = "--reason", required = true, description = "Why; it stands in the journal.")
    String text;

    public Reason reason() {
        return new Reason(text);
    }
}
