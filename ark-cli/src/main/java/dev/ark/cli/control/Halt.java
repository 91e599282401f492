package dev.ark.cli.control;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "halt",
        description = "Stop all trading: from the answer on, nothing but cancels is approved.",
        footerHeading = "%nExample:%n",
        footer = "  ark halt --reason \"the feed is wrong\"")
public final class Halt extends ArkCommand {
    @Mixin
    ReasonOption reason;

    @Override
    protected int run(Session session) {
        return ControlText.command(session, "/v1/halt", reason.reason(), "halted");
    }
}
