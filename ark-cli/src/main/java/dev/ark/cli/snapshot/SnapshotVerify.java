package dev.ark.cli.snapshot;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.http.SnapshotCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {
            "Read a snapshot's file again: its digest, its pages, the chain of its journal, and what was signed of it.",
            "Exits 1 when anything is wrong with it."
        })
public final class SnapshotVerify extends ArkCommand {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "The snapshot; the newest if not given.")
    String id;

    @Override
    protected int run(Session session) {
        SnapshotClient client = new SnapshotClient(session.asOperator());
        SnapshotCheck check = client.command(client.orNewest(id), "verify", SnapshotCheck.class);
        Output output = session.output();
        if (output.json()) {
            output.document(check);
        } else if (check.intact()) {
            output.line(output.style().good("intact") + "  " + check.id() + ": " + check.rows() + " rows, "
                    + check.signed() + " of them signed");
        } else {
            output.line(output.style().bad("damaged") + "  " + check.id());
            check.flaws().forEach(flaw -> output.line("  " + flaw));
        }
        return check.intact() ? ExitCode.OK : ExitCode.FAILED;
    }
}
