package dev.ark.cli.journal;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.InvalidNoteException;
import dev.ark.contract.journal.VerifierKey;
import dev.ark.graveyard.manifest.InvalidManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {
            "Check that no row of the journal is missing or was changed, that it is what was signed, and that every decision is what its",
            "rules say: each is evaluated anew from what it was based on.",
            "Needs no running ARK; reads only. Exits 0 when all is intact; else names the first bad row or checkpoint and exits 1."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ark journal verify",
            "  ark journal verify /backups/ark_state.db --archive /elsewhere/archive",
            "  ark journal verify /backups/ark_state.db --key checkpoint.pub --checkpoints /elsewhere/checkpoints"
        })
public final class JournalVerify extends ArkCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "DATABASE",
            description =
                    "The database or a copy of it, with its -wal file if it has one; the installation's if not given.")
    Path database;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The public key that checkpoints are signed with; the installation's if not given.")
    Path key;

    @Option(
            names = "--checkpoints",
            paramLabel = "DIRECTORY",
            description = "The checkpoints kept outside the database; those beside it if not given.")
    Path checkpoints;

    @Option(
            names = "--archive",
            paramLabel = "DIRECTORY",
            description = "The archive of the oldest rows; the one beside the database if not given.")
    Path archive;

    @Option(names = "--no-archive", description = "Examine no row of the archive.")
    boolean noArchive;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description =
                    "Rules to evaluate decisions by, besides this build's and those that the journal says were adopted; may be"
                            + " repeated.")
    List<Path> manifests = List.of();

    @Option(names = "--no-replay", description = "Evaluate no decision anew.")
    boolean noReplay;

    @Override
    protected int run(Session session) throws SQLException, IOException {
        Path file = database == null ? session.layout().stateFile() : database;
        Output output = session.output();
        var request =
                new Verification.Request(file, copies(session, file), key(session), rules(), archive(session, file));
        Verification result = Verification.of(request, total -> output.bar("verifying", total));
        if (output.json()) {
            output.document(result);
        } else {
            VerificationText.print(result, output);
        }
        return result.intact() ? ExitCode.OK : ExitCode.FAILED;
    }

    private CheckpointCopies copies(Session session, Path file) {
        if (checkpoints != null) {
            if (!Files.isDirectory(checkpoints)) {
                throw new Failure("there is no directory " + checkpoints);
            }
            return new CheckpointCopies(checkpoints);
        }
        Optional<String> configured =
                database == null ? session.surroundings().value("ARK_CORE_CHECKPOINT_DIRECTORY") : Optional.empty();
        return configured.map(Path::of).map(CheckpointCopies::new).orElseGet(() -> CheckpointCopies.beside(file));
    }

    private Optional<Path> archive(Session session, Path file) {
        if (noArchive) {
            return Optional.empty();
        }
        if (archive != null) {
            if (!Files.isDirectory(archive)) {
                throw new Failure("there is no directory " + archive);
            }
            return Optional.of(archive);
        }
        Optional<String> configured =
                database == null ? session.surroundings().value("ARK_CORE_JOURNAL_ARCHIVE") : Optional.empty();
        return Optional.of(configured
                        .map(Path::of)
                        .orElseGet(() -> file.toAbsolutePath().resolveSibling("archive")))
                .filter(Files::isDirectory);
    }

    private Optional<VerifierKey> key(Session session) throws IOException {
        Path file = key == null ? session.layout().checkpointVerificationKey() : key;
        if (key == null && !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(VerifierKey.parse(Files.readString(file).strip()));
        } catch (InvalidNoteException e) {
            throw new Failure(file + ": " + e.getMessage(), e);
        }
    }

    private Optional<RulesAtHand> rules() throws IOException {
        if (noReplay) {
            return Optional.empty();
        }
        List<String> given = new ArrayList<>();
        for (Path manifest : manifests) {
            given.add(Files.readString(manifest));
        }
        try {
            return Optional.of(RulesAtHand.with(given));
        } catch (InvalidManifestException e) {
            throw new Failure("--manifest: " + e.getMessage(), e);
        }
    }
}
