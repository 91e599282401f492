package dev.ark.cli.rollout;

import dev.ark.contract.rollout.RolloutRow;
import dev.ark.contract.rollout.RolloutSummary;
import java.util.List;

/** Where a rollout is, as people read it. */
final class PhaseText {
    private static final List<String> PROMOTION = List.of(
            "all traffic to the canary",
            "stable gets the new version",
            "all traffic to stable",
            "the canary is stopped");
    private static final List<String> ROLLBACK = List.of(
            "all traffic to stable",
            "stop the canary",
            "back up the database",
            "restore if needed",
            "the version before in the stable slot",
            "health checks",
            "traffic back to stable",
            "synthetic loop");

    private PhaseText() {}

    static String of(RolloutSummary summary) {
        return of(summary.phase(), summary.step());
    }

    /** Of a row, which knows its part as well. */
    static String of(RolloutRow row) {
        boolean parted = "rollback".equals(row.phase()) && row.intent().has("shares");
        return of(row.phase(), row.step())
                + (parted ? ", " + row.intent().at("/shares/stable").asInt() + " %" : "");
    }

    static String of(String phase, int step) {
        return switch (phase) {
            case "ramp" -> "ramp, stage " + (step + 1);
            case "promote" -> "promote " + (step + 1) + of(PROMOTION, step);
            case "rollback" -> "rollback " + step + of(ROLLBACK, step);
            default -> phase.replace('_', ' ');
        };
    }

    /** A newer deployer may know steps that are not known here. */
    private static String of(List<String> steps, int step) {
        return step >= 0 && step < steps.size() ? ": " + steps.get(step) : "";
    }
}
