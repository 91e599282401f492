package dev.ark.cli.state;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "get",
        description = "Print a key's value exactly as it is stored: JSON, on one line.",
        footerHeading = "%nExamples:%n",
        footer = {"  ark state get plan", "  ark state get plan --agent kenny --as-of 2026-01-31T14:30:00Z"})
public final class StateGet extends ArkCommand {
    @Mixin
    StateKey key;

    @Option(
            names = "--as-of",
            paramLabel = "MOMENT",
            description = "What it was after this journal sequence, or at this time; now if not given.")
    String asOf;

    @Override
    protected int run(Session session) {
        String moment = asOf == null ? "" : "?as_of=" + ArkClient.segment(asOf);
        session.output().line(key.client(session).getText(key.path() + moment));
        return ExitCode.OK;
    }
}
