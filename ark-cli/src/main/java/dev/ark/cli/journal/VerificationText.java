package dev.ark.cli.journal;

import dev.ark.cli.terminal.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of verifying a journal, for people. */
final class VerificationText {
    private static final int ENOUGH_TO_TELL_A_RATE = 1_000;

    private VerificationText() {}

    static void print(Verification result, Output output) {
        if (!result.intact()) {
            notIntact(result, output);
            return;
        }
        output.line(output.style().good("intact") + ": " + result.rows() + " rows, epoch " + result.epoch());
        if (result.archivedTo() > 0) {
            output.line("archive: " + archive(result));
        }
        output.line("head: " + result.headSeq() + " " + result.headHash());
        output.line("checkpoints: " + checkpoints(result));
        output.line("decisions: " + decisions(result.replay()));
        if (result.rows() >= ENOUGH_TO_TELL_A_RATE) {
            output.line(output.style().faint(result.rowsPerSecond() + " rows/s"));
        }
    }

    private static void notIntact(Verification result, Output output) {
        output.line(output.style().bad("not intact" + where(result)) + ": " + result.problem());
        if (result.badSeq() == null || result.badSeq() > result.headSeq()) {
            output.line(result.rows() == 0 ? "no good row before it" : "last good row: " + result.headSeq());
        }
        Replay replay = result.replay();
        if (replay != null && replay.differing() > 0) {
            output.line(replay.differing() + " of " + replay.decisions() + " decisions are not what their rules say:");
            for (Replay.Difference difference : replay.differences()) {
                output.line("  row " + difference.seq() + ": decision " + difference.decisionId() + ": "
                        + difference.problem());
            }
        }
    }

    private static String where(Verification result) {
        if (result.badSeq() != null) {
            return " at row " + result.badSeq();
        }
        return result.badCheckpoint() == null ? "" : " at the checkpoint of row " + result.badCheckpoint();
    }

    private static String archive(Verification result) {
        return result.segments() > 0
                ? "rows 1 to " + result.archivedTo() + " in " + result.segments()
                        + (result.segments() == 1 ? " segment" : " segments") + ", examined"
                : "rows 1 to " + result.archivedTo()
                        + " are in the archive and not examined (--archive); the signed tree binds their hashes";
    }

    private static String checkpoints(Verification result) {
        if (result.checkpoints() == 0) {
            return "none, so rows missing at the end would not be noticed";
        }
        return result.checkpoints() + ", to row " + result.signedSeq()
                + (result.signaturesChecked() ? ", signatures verified" : ", signatures not checked: no key (--key)");
    }

    private static String decisions(@Nullable Replay replay) {
        if (replay == null) {
            return "not evaluated anew (--no-replay)";
        }
        if (replay.decisions() == 0) {
            return "none";
        }
        List<String> parts = new ArrayList<>();
        parts.add(replay.same() + " of " + replay.decisions() + " evaluated anew, with the same verdict");
        part(parts, replay.withoutOverlay(), "not evaluated anew in full: their overlay is not at hand");
        part(parts, replay.byCore(), "denied by the core itself");
        part(parts, replay.withoutRules(), "not evaluated anew: their rules are not at hand (--manifest)");
        return String.join("; ", parts);
    }

    private static void part(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
