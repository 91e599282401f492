package dev.ark.cli.snapshot;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.http.RestoreReport;
import picocli.CommandLine.Command;

@Command(
        name = "report",
        description = {
            "Tell what became of the latest restore: up to which row it came back, and what is lost, if anything.",
            "Exits 1 when the restore was refused or rows were lost."
        })
public final class SnapshotReport extends ArkCommand {
    @Override
    protected int run(Session session) {
        RestoreReport report = session.asOperator().get("/v1/restores/latest", RestoreReport.class);
        if (session.output().json()) {
            session.output().document(report);
        } else if (report.refusal() != null) {
            session.output().line(session.output().style().bad("refused") + "  " + report.refusal());
            session.output().line("the state is as it was before " + report.at());
        } else {
            print(report, session);
        }
        return report.refusal() == null && report.lost() == null ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void print(RestoreReport report, Session session) {
        Output output = session.output();
        output.line(output.style().good("restored") + "  snapshot "
                + report.request().snapshot() + " of row "
                + report.snapshotSeq() + ", replayed to row " + report.replayedTo() + ", signed up to row "
                + report.signedTo() + "; epoch " + report.epoch() + " since " + report.at());
        report.losses().forEach(loss -> output.line(output.style().bad("lost") + "  the effect of row " + loss));
        RestoreReport.LostRows lost = report.lost();
        if (lost != null) {
            output.line(output.style().bad("lost") + "  rows " + lost.from() + " to " + lost.to() + ", "
                    + lost.unreadable() + " of them unreadable: " + lost.reason());
            output.line("they are listed in " + lost.file());
            output.line("the state is halted; when you have looked at them: '" + session.command()
                    + " resume --reason ...'");
        }
        output.line("the files of before are in " + report.replaced());
    }
}
