package dev.ark.cli.snapshot;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.http.StateSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show all that is known of a snapshot; the newest if none is named.")
public final class SnapshotShow extends ArkCommand {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "The snapshot.")
    String id;

    @Override
    protected int run(Session session) {
        SnapshotClient client = new SnapshotClient(session.asOperator());
        StateSnapshot snapshot = client.find(client.orNewest(id));
        Output output = session.output();
        if (output.json()) {
            output.document(snapshot);
            return ExitCode.OK;
        }
        output.line(snapshot.id());
        output.line("made      " + snapshot.at() + " by " + snapshot.actor() + " in " + snapshot.durationMillis()
                + " ms: " + snapshot.reason());
        output.line(
                "journal   up to row " + snapshot.seq() + " of epoch " + snapshot.epoch() + ", " + snapshot.headHash());
        output.line("file      " + SnapshotText.size(snapshot.bytes()) + ", schema " + snapshot.schema() + ", SHA-256 "
                + snapshot.sha256());
        output.line("verified  " + SnapshotText.verified(snapshot, output.style()));
        if (snapshot.flaw() != null) {
            output.line("          " + snapshot.flaw());
        }
        return ExitCode.OK;
    }
}
