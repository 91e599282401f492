package dev.ark.cli.control;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "halt",
        description = "Stop all trading: from the answer on, nothing but cancels is approved.",
        footerHeading = "%nExamples:%n",
        footer = {"  ark halt --reason \"the feed is wrong\"", "  ark halt --reduce --reason \"close of business\""})
public final class Halt extends ArkCommand {
    @Mixin
    ReasonOption reason;

    @Option(names = "--reduce", description = "Let orders that reduce risk through; what is halted stays halted.")
    boolean reduce;

    @Override
    protected int run(Session session) {
        return reduce
                ? ControlText.command(session, "/v1/reduce", reason.reason(), "reduced")
                : ControlText.command(session, "/v1/halt", reason.reason(), "halted");
    }
}
