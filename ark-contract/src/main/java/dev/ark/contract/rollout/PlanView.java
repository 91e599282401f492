package dev.ark.contract.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a rollout would do; nothing was changed.
 *
 * @param problems all that the pre-flight has against it, a sentence each; none if it may begin
 * @param forecast what this much traffic can show, a sentence each
 */
public record PlanView(
        String version, String stable, List<PlannedStepView> steps, List<String> problems, List<String> forecast) {
    /**
     * A step.
     *
     * @param atLeastSeconds how long it takes if all goes well, where that is fixed
     * @param atMostSeconds after which it has failed
     */
    public record PlannedStepView(
            String phase, int step, JsonNode intent, double atLeastSeconds, double atMostSeconds) {}

    public PlanView {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
        forecast = List.copyOf(forecast);
    }
}
