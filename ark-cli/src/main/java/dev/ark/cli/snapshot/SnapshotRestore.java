package dev.ark.cli.snapshot;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.cli.client.Unreachable;
import dev.ark.cli.control.ReasonOption;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.local.RestoreFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = {
            "Ask for a snapshot to be put back, with every later row of the journal that can be verified.",
            "It is carried out at the next start: when nothing runs, 'ark up' does it; else stop everything first.",
            "What was replayed, and what is lost, if anything, is in the report: GET /v1/restores/latest."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  ark snapshot restore 20260501T093000000Z-1f2e --reason \"the disk lost pages\"",
            "  ark down",
            "  ark up"
        })
public final class SnapshotRestore extends ArkCommand {
    private final Clock clock = Clock.systemUTC();

    @Parameters(paramLabel = "ID", description = "The snapshot.")
    String id;

    @Mixin
    ReasonOption reason;

    @Override
    protected int run(Session session) throws IOException {
        RestoreRequest request;
        String next;
        if (isStopped(session)) {
            request = asked(session);
            next = " up' carries it out";
        } else {
            request = new SnapshotClient(session.asOperator())
                    .command(id, "restore", reason.reason(), RestoreRequest.class);
            next = " down', then 'up', carries it out";
        }
        if (session.output().json()) {
            session.output().document(request);
        } else {
            session.output().line("asked for " + request.snapshot() + "; '" + session.command() + next);
        }
        return ExitCode.OK;
    }

    /** Whether it is this machine's installation that is meant, and nothing answers. */
    private static boolean isStopped(Session session) {
        URI edge = URI.create("http://127.0.0.1:" + session.layout().edgePort());
        if (!session.edge().equals(edge) || !Files.exists(session.layout().stateFile())) {
            return false;
        }
        try {
            session.asOperator().get("/v1/control");
            return false;
        } catch (Unreachable e) {
            return true;
        }
    }

    /** Leaves the request where the next core to start finds it. */
    private RestoreRequest asked(Session session) throws IOException {
        RestoreFiles files = new RestoreFiles(session.layout().stateFile());
        Path record = files.snapshots().resolve(id + ".json");
        if (!id.matches("[0-9A-Za-z-]+") || !Files.exists(record)) {
            throw new Failure("there is no snapshot " + id + " in " + files.snapshots());
        }
        RestoreRequest request = new RestoreRequest(
                UUID.randomUUID().toString(),
                id,
                reason.reason().reason(),
                System.getProperty("user.name", "operator"),
                clock.instant());
        files.ask(request);
        return request;
    }
}
