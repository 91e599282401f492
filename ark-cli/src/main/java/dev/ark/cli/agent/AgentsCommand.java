package dev.ark.cli.agent;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.terminal.Durations;
import dev.ark.cli.terminal.Style;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.AgentList;
import dev.ark.contract.http.AgentStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "agents",
        description = "List the registered agents, or register one.",
        subcommands = RegisterAgent.class)
public final class AgentsCommand extends ArkCommand {
    private static final int PAGE = 1_000;
    private static final String NONE = "-";

    @Override
    protected int run(Session session) {
        List<AgentStatus> agents = all(session.asOperator());
        if (session.output().json()) {
            session.output().document(agents);
            return ExitCode.OK;
        }
        if (agents.isEmpty()) {
            session.output().line("no agents; 'ark agents register NAME --account A --principal P' registers one");
            return ExitCode.OK;
        }
        Style style = session.output().style();
        Instant now = Clock.systemUTC().instant();
        Table table = new Table(
                "AGENT",
                "ACCOUNT",
                "PRINCIPAL",
                "ACTIONS/MIN",
                "ORDERS/MIN",
                "LAST HEARTBEAT",
                "STANDING",
                "SCOPE",
                "UNTIL",
                "REASON");
        for (AgentStatus agent : agents) {
            table.row(
                    agent.agent(),
                    agent.account(),
                    agent.principal(),
                    agent.actionsPerMinute(),
                    agent.ordersPerMinute(),
                    agent.lastSeenAt() == null
                            ? "never"
                            : Durations.text(Duration.between(agent.lastSeenAt(), now)) + " ago",
                    agent.quarantined() ? style.bad("quarantined") : style.good("active"),
                    agent.quarantineScope() == null
                            ? NONE
                            : agent.quarantineScope().text(),
                    until(agent),
                    agent.quarantined() ? agent.quarantineReason() : NONE);
        }
        table.print(session.output());
        return ExitCode.OK;
    }

    private static String until(AgentStatus agent) {
        Instant until = agent.quarantineUntil();
        if (until != null) {
            return until.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        return agent.quarantined() ? "restored" : NONE;
    }

    /** Every registered agent, in order of name. */
    public static List<AgentStatus> all(ArkClient client) {
        List<AgentStatus> agents = new ArrayList<>();
        String after = "";
        while (after != null) {
            AgentList page =
                    client.get("/v1/agents?limit=" + PAGE + "&after=" + ArkClient.segment(after), AgentList.class);
            agents.addAll(page.agents());
            after = page.next();
        }
        return agents;
    }
}
