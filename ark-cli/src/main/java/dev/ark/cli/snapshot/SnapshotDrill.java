package dev.ark.cli.snapshot;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.DrillReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "drill",
        description = {
            "Rehearse a restore beside the state at work: every later row is replayed on a copy of the snapshot, and each table compared.",
            "Exits 1 when a table differs or a row could not bring back what it did."
        })
public final class SnapshotDrill extends ArkCommand {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "The snapshot; the newest if not given.")
    String id;

    @Override
    protected int run(Session session) {
        SnapshotClient client = new SnapshotClient(session.asOperator());
        DrillReport report = client.command(client.orNewest(id), "drill", DrillReport.class);
        if (session.output().json()) {
            session.output().document(report);
        } else {
            print(report, session.output());
        }
        return report.equal() && report.losses().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void print(DrillReport report, Output output) {
        Table table = new Table("TABLE", "ROWS", "RESTORED", "");
        for (DrillReport.Table one : report.tables()) {
            String verdict =
                    one.equal() ? output.style().good("equal") : output.style().bad("different");
            table.row(one.name(), one.rows(), one.restoredRows(), verdict);
        }
        table.print(output);
        report.excluded()
                .forEach(one -> output.line(output.style().faint(one.name() + " is not compared: " + one.why())));
        report.losses().forEach(loss -> output.line(output.style().bad("lost") + "  " + loss));
        output.line("snapshot " + report.snapshot() + ", row " + report.snapshotSeq() + ", replayed to row "
                + report.seq() + " in " + report.durationMillis() + " ms: "
                + (report.equal()
                        ? output.style().good("the same state")
                        : output.style().bad("another state")));
    }
}
