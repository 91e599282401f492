package dev.ark.cli.snapshot;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.client.Refusal;
import dev.ark.cli.client.Unreachable;
import dev.ark.cli.control.ReasonOption;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.http.StateSnapshot;
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
            "'ark snapshot report' then tells what was replayed, and what is lost, if anything."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  ark snapshot restore 20260501T093000000Z-1f2e --reason \"the disk lost pages\"",
            "  ark down",
            "  ark up",
            "  ark snapshot report"
        })
public final class SnapshotRestore extends ArkCommand {
    private static final int UNAVAILABLE = 503;

    private final Clock clock = Clock.systemUTC();

    @Parameters(paramLabel = "ID", description = "The snapshot.")
    String id;

    @Mixin
    ReasonOption reason;

    private enum Core {
        RUNNING,
        FAILING,
        STOPPED
    }

    @Override
    protected int run(Session session) throws IOException {
        Core core = core(session);
        RestoreRequest request = core == Core.RUNNING
                ? new SnapshotClient(session.asOperator()).command(id, "restore", reason.reason(), RestoreRequest.class)
                : asked(session);
        String next = switch (core) {
            case STOPPED -> " up' carries it out";
            case FAILING -> " down', then 'up', carries it out, if the core does not start by itself before";
            case RUNNING -> " down', then 'up', carries it out";
        };
        if (session.output().json()) {
            session.output().document(request);
        } else {
            session.output().line("asked for " + request.snapshot() + "; '" + session.command() + next);
        }
        return ExitCode.OK;
    }

    /** How the core is; only of this machine's installation is it told that it does not run, for only there can a request be left. */
    private static Core core(Session session) {
        URI edge = URI.create("http://127.0.0.1:" + session.layout().edgePort());
        if (!session.edge().equals(edge)
                || !Files.isDirectory(session.layout().stateFile().getParent())) {
            return Core.RUNNING;
        }
        try {
            session.asOperator().get("/v1/control");
            return Core.RUNNING;
        } catch (Unreachable e) {
            return Core.STOPPED;
        } catch (Refusal e) {
            // The edge answers for a core that does not start, as on a damaged state.
            return e.status() == UNAVAILABLE ? Core.FAILING : Core.RUNNING;
        }
    }

    /** Leaves the request where the next core to start finds it. */
    private RestoreRequest asked(Session session) throws IOException {
        RestoreFiles files = new RestoreFiles(session.layout().stateFile());
        Path snapshots = session.surroundings()
                .value("ARK_CORE_SNAPSHOT_DIRECTORY")
                .map(Path::of)
                .orElseGet(files::snapshots);
        Path record = snapshots.resolve(id + ".json");
        if (!id.matches("[0-9A-Za-z-]+") || !Files.exists(record)) {
            throw new Failure("there is no snapshot " + id + " in " + snapshots);
        }
        StateSnapshot snapshot = ArkClient.read(Files.readString(record), StateSnapshot.class);
        if (!snapshot.verified()) {
            throw new Failure("snapshot " + id + " was found damaged: " + snapshot.flaw());
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
