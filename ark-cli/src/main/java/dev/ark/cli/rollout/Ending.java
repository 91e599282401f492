package dev.ark.cli.rollout;

import dev.ark.cli.ExitCode;
import dev.ark.cli.terminal.Style;
import dev.ark.contract.rollout.RolloutSummary;

/** How a rollout stands when nothing more happens by itself. */
enum Ending {
    DONE,
    ROLLED_BACK,
    /** Waits for a person. */
    HELD,
    /** Goes on. */
    NONE;

    static Ending of(RolloutSummary summary) {
        return switch (summary.phase()) {
            case "done" -> DONE;
            case "rolled_back" -> ROLLED_BACK;
            case "held" -> HELD;
            default -> NONE;
        };
    }

    /** What a command is worth that was given to come to the wanted ending. */
    int exitCode(Ending wanted) {
        return this == wanted ? ExitCode.OK : ExitCode.FAILED;
    }

    /** The ending in a sentence. */
    String sentence(RolloutSummary summary, String command, Style style) {
        return switch (this) {
            case DONE ->
                style.good("done") + "  " + summary.version() + " serves; " + summary.stable() + " stays available";
            case ROLLED_BACK -> style.bad("rolled back") + "  " + summary.stable() + " serves: " + summary.why();
            case HELD ->
                style.warning("held") + "  " + summary.why() + "\nIt waits for a person: '" + command
                        + " canary resume --reason ...' goes on, '" + command + " abort --reason ...' takes it back";
            case NONE -> PhaseText.of(summary) + ": " + summary.why();
        };
    }
}
