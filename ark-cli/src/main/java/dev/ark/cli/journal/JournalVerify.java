package dev.ark.cli.journal;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.InvalidNoteException;
import dev.ark.contract.journal.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {
            "Check that no row of the journal is missing or was changed, and that it is what was signed.",
            "Needs no running ARK; reads only. Exits 0 when all is intact; else names the first bad row or checkpoint and exits 1."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ark journal verify",
            "  ark journal verify /backups/ark_state.db --key checkpoint.pub --checkpoints /elsewhere/checkpoints"
        })
public final class JournalVerify extends ArkCommand {
    private static final int ENOUGH_TO_TELL_A_RATE = 1_000;

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

    @Override
    protected int run(Session session) throws SQLException, IOException {
        Path file = database == null ? session.layout().stateFile() : database;
        Output output = session.output();
        var request = new Verification.Request(file, copies(session, file), key(session));
        Verification result = Verification.of(request, total -> output.bar("verifying", total));
        if (output.json()) {
            output.document(result);
        } else {
            print(result, output);
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

    private static void print(Verification result, Output output) {
        if (!result.intact()) {
            output.line(output.style().bad("not intact" + where(result)) + ": " + result.problem());
            output.line(result.rows() == 0 ? "no good row before it" : "last good row: " + result.headSeq());
            return;
        }
        output.line(output.style().good("intact") + ": " + result.rows() + " rows, epoch " + result.epoch());
        output.line("head: " + result.headSeq() + " " + result.headHash());
        output.line("checkpoints: " + checkpoints(result));
        if (result.rows() >= ENOUGH_TO_TELL_A_RATE) {
            output.line(output.style().faint(result.rowsPerSecond() + " rows/s"));
        }
    }

    private static String where(Verification result) {
        if (result.badSeq() != null) {
            return " at row " + result.badSeq();
        }
        return result.badCheckpoint() == null ? "" : " at the checkpoint of row " + result.badCheckpoint();
    }

    private static String checkpoints(Verification result) {
        if (result.checkpoints() == 0) {
            return "none, so rows missing at the end would not be noticed";
        }
        return result.checkpoints() + ", to row " + result.signedSeq()
                + (result.signaturesChecked() ? ", signatures verified" : ", signatures not checked: no key (--key)");
    }
}
