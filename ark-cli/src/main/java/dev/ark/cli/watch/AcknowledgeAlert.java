package dev.ark.cli.watch;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.contract.http.AlertAcknowledgement;
import dev.ark.contract.http.AlertView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "ack", description = "Say, as an operator, that an alert is seen.")
public final class AcknowledgeAlert extends ArkCommand {
    @Parameters(paramLabel = "ID", description = "As 'ark alerts' prints it.")
    String id;

    @Option(names = "--note", required = true, description = "What is done about it; it stands in the journal.")
    String note;

    @Override
    protected int run(Session session) {
        AlertView alert = session.watchdogAsOperator()
                .post("/v1/alerts/" + ArkClient.segment(id) + "/ack", new AlertAcknowledgement(note), AlertView.class);
        if (session.output().json()) {
            session.output().document(alert);
        } else {
            session.output().line("seen: " + alert.name() + " of " + alert.at());
        }
        return ExitCode.OK;
    }
}
