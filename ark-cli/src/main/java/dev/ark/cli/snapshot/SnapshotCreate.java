package dev.ark.cli.snapshot;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.contract.http.Reason;
import dev.ark.contract.http.StateSnapshot;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "create", description = "Make a verified copy of the whole state; nothing has to stop for it.")
public final class SnapshotCreate extends ArkCommand {
    @Option(
            names = "--reason",
            defaultValue = "asked for by hand",
            description = "Why; it stands in the journal and in the list.")
    String reason;

    @Override
    protected int run(Session session) {
        StateSnapshot made = new SnapshotClient(session.asOperator()).create(new Reason(reason), StateSnapshot.class);
        if (session.output().json()) {
            session.output().document(made);
        } else {
            SnapshotText.print(List.of(made), session.output());
        }
        return ExitCode.OK;
    }
}
