package dev.ark.cli.snapshot;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.contract.http.StateSnapshot;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "list", description = "List the snapshots that are kept, the newest first.")
public final class SnapshotList extends ArkCommand {
    @Override
    protected int run(Session session) {
        List<StateSnapshot> snapshots = new SnapshotClient(session.asOperator()).list();
        if (session.output().json()) {
            session.output().document(snapshots);
        } else if (snapshots.isEmpty()) {
            session.output().line("there is no snapshot yet");
        } else {
            SnapshotText.print(snapshots, session.output());
        }
        return ExitCode.OK;
    }
}
