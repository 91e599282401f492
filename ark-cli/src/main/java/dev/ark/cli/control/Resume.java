package dev.ark.cli.control;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "resume",
        description = {
            "Release by one step: what is halted lets orders through that reduce risk, and what reduces is active again.",
            "It takes an operator, a reason, and a watchdog that finds the released rules."
        },
        footerHeading = "%nExample:%n",
        footer = "  ark resume --reason \"the feed is right again\"")
public final class Resume extends ArkCommand {
    @Mixin
    ReasonOption reason;

    @Override
    protected int run(Session session) {
        return ControlText.command(session, "/v1/resume", reason.reason(), "released by one step");
    }
}
