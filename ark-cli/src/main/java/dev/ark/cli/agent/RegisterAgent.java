package dev.ark.cli.agent;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.contract.http.AgentRegistration;
import dev.ark.contract.http.Checks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "register",
        description = "Register an agent, or change its registration.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  ark agents register kenny --account acct-1 --principal alice")
public final class RegisterAgent extends ArkCommand {
    @Parameters(paramLabel = "NAME", description = "The agent, as its token names it.")
    String name;

    @Option(names = "--account", required = true, description = "The account that it trades for.")
    String account;

    @Option(names = "--principal", required = true, description = "The person or firm that it acts for.")
    String principal;

    @Option(names = "--actions-per-minute", paramLabel = "N", description = "Its limit of actions; 600 if not given.")
    Integer actionsPerMinute;

    @Option(names = "--orders-per-minute", paramLabel = "N", description = "Its limit of orders; 120 if not given.")
    Integer ordersPerMinute;

    @Override
    protected int run(Session session) {
        Checks.name("NAME", name);
        var registration = new AgentRegistration(account, principal, actionsPerMinute, ordersPerMinute);
        var recorded = session.asOperator().put("/v1/agents/" + ArkClient.segment(name), registration);
        if (session.output().json()) {
            session.output().document(recorded);
        } else {
            session.output().line(name + " is registered for account " + account);
        }
        return ExitCode.OK;
    }
}
