package dev.ark.cli.watch;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.terminal.Style;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.AlertPage;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.AlertView;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "alerts",
        description = "List what a person should know, newest first, or say that it is seen.",
        subcommands = AcknowledgeAlert.class)
public final class AlertsCommand extends ArkCommand {
    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "This level and above: info, warning, critical or emergency.")
    Level level = Level.INFO;

    @Option(names = "--open", description = "Only those that nobody has acknowledged.")
    boolean open;

    @Option(names = "--agent", paramLabel = "NAME", description = "Only those about an agent.")
    String agent;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many, up to 1000.")
    int limit;

    @Override
    protected int run(Session session) {
        List<AlertView> alerts =
                session.watchdogAsOperator().get(path(), AlertPage.class).alerts();
        if (session.output().json()) {
            session.output().document(alerts);
            return ExitCode.OK;
        }
        if (alerts.isEmpty()) {
            session.output().line("no alerts");
            return ExitCode.OK;
        }
        Table table = new Table("ALERT", "LEVEL", "AT", "NAME", "AGENT", "STATE", "DETAIL");
        for (AlertView alert : alerts) {
            table.row(
                    alert.id(),
                    level(alert.level(), session.output().style()),
                    alert.at(),
                    alert.name(),
                    alert.agent() == null ? "-" : alert.agent(),
                    alert.acknowledged() == null
                            ? "open"
                            : "seen by " + alert.acknowledged().by(),
                    alert.detail());
        }
        table.print(session.output());
        return ExitCode.OK;
    }

    private String path() {
        StringBuilder path = new StringBuilder(
                "/v1/alerts?limit=" + limit + "&level=" + level.name().toLowerCase(Locale.ROOT));
        if (open) {
            path.append("&state=open");
        }
        if (agent != null) {
            path.append("&agent=").append(ArkClient.segment(agent));
        }
        return path.toString();
    }

    private static String level(Level level, Style style) {
        return switch (level) {
            case INFO -> style.faint("INFO");
            case WARNING -> style.warning("WARNING");
            case CRITICAL -> style.bad("CRITICAL");
            case EMERGENCY -> style.bad("EMERGENCY");
        };
    }
}
