package dev.ark.cli.control;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "resume",
        description = "Release a halt. It takes an operator and a reason.",
        footerHeading = "%nExample:%n",
        footer = "  ark resume --reason \"the feed is right again\"")
public final class Resume extends ArkCommand {
    @Mixin
    ReasonOption reason;

    @Override
    protected int run(Session session) {
        return ControlText.command(session, "/v1/resume", reason.reason(), "resumed");
    }
}
