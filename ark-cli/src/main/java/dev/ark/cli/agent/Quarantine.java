package dev.ark.cli.agent;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.control.ControlText;
import dev.ark.cli.control.ReasonOption;
import dev.ark.contract.http.Checks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "quarantine", description = "Stop one agent: its proposals are denied and its permits are void.")
public final class Quarantine extends ArkCommand {
    @Parameters(paramLabel = "AGENT", description = "The agent's name.")
    String agent;

    @Mixin
    ReasonOption reason;

    @Override
    protected int run(Session session) {
        String path = "/v1/agents/" + ArkClient.segment(Checks.name("AGENT", agent)) + "/quarantine";
        return ControlText.command(session, path, reason.reason(), agent + " is quarantined");
    }
}
