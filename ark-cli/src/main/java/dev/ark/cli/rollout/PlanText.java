package dev.ark.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.terminal.Durations;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.rollout.PlanView;
import dev.ark.contract.rollout.PlanView.PlannedStepView;
import java.time.Duration;

/** What a rollout would do. */
final class PlanText {
    private PlanText() {}

    static void print(PlanView plan, Output output) {
        output.line(plan.version() + " in place of " + plan.stable() + "; nothing was changed");
        Table table = new Table("STEP", "WHAT", "AT LEAST", "AT MOST");
        for (PlannedStepView step : plan.steps()) {
            table.row(
                    PhaseText.of(step.phase(), step.step()),
                    intent(step.intent()),
                    time(step.atLeastSeconds()),
                    time(step.atMostSeconds()));
        }
        table.print(output);
        plan.forecast().forEach(output::line);
        plan.problems().forEach(problem -> output.line(output.style().bad("problem") + "  " + problem));
        if (plan.problems().isEmpty()) {
            output.line(output.style().good("ready") + "  nothing is against it");
        }
    }

    /** An intent in words: {@code route: canary 10 %}. */
    static String intent(JsonNode intent) {
        String type = intent.path("type").asText().replace('_', ' ');
        if (intent.has("shares")) {
            JsonNode shares = intent.get("shares");
            return type + ": canary " + shares.path("canary").asInt() + " %, stable "
                    + shares.path("stable").asInt() + " %";
        }
        if (intent.has("version")) {
            return type + ": " + intent.get("version").asText();
        }
        return intent.has("snapshot") ? type + ": " + intent.get("snapshot").asText() : type;
    }

    private static String time(double seconds) {
        return seconds <= 0 ? "-" : Durations.text(Duration.ofMillis(Math.round(seconds * 1000)));
    }
}
