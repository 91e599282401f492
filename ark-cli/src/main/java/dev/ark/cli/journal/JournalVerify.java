package dev.ark.cli.journal;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import java.nio.file.Path;
import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {
            "Check that no row of the journal is missing or was changed. Needs no running ARK; reads only.",
            "Exits 0 when the chain is intact; else names the first bad row and exits 1."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ark journal verify", "  ark journal verify /backups/ark_state.db"})
public final class JournalVerify extends ArkCommand {
    private static final int ENOUGH_TO_TELL_A_RATE = 1_000;

    @Parameters(
            arity = "0..1",
            paramLabel = "DATABASE",
            description =
                    "The database or a copy of it, with its -wal file if it has one; the installation's if not given.")
    Path database;

    @Override
    protected int run(Session session) throws SQLException {
        Path file = database == null ? session.layout().stateFile() : database;
        Output output = session.output();
        Verification result = Verification.of(file, total -> output.bar("verifying", total));
        if (output.json()) {
            output.document(result);
        } else {
            print(result, output);
        }
        return result.intact() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void print(Verification result, Output output) {
        if (!result.intact()) {
            String where = result.badSeq() == null ? "" : " at row " + result.badSeq();
            output.line(output.style().bad("not intact" + where) + ": " + result.problem());
            output.line(result.rows() == 0 ? "no good row before it" : "last good row: " + result.headSeq());
            return;
        }
        output.line(output.style().good("intact") + ": " + result.rows() + " rows, epoch " + result.epoch());
        output.line("head: " + result.headSeq() + " " + result.headHash());
        if (result.rows() >= ENOUGH_TO_TELL_A_RATE) {
            output.line(output.style().faint(result.rowsPerSecond() + " rows/s"));
        }
    }
}
