package dev.ark.deployer.work;

import dev.ark.deployer.observation.Forecasts;
import dev.ark.deployer.rollout.RolloutSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes all the checks, whatever each of them finds. */
public final class PreflightChecks implements Preflight {
    private final List<PreflightCheck> checks;
    private final Forecasts forecasts;

    PreflightChecks(List<PreflightCheck> checks, Forecasts forecasts) {
        this.checks = List.copyOf(checks);
        this.forecasts = forecasts;
    }

    @Override
    public Report look(RolloutSpec spec) {
        // Several checks ask the core, and would say of a dead one that it is dead.
        Set<String> problems = new LinkedHashSet<>();
        for (PreflightCheck check : checks) {
            try {
                problems.addAll(check.problems(spec));
            } catch (WorkFailedException e) {
                problems.add(e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                problems.add("the pre-flight was interrupted");
                break;
            }
        }
        return new Report(List.copyOf(problems), forecasts.sentences(spec));
    }
}
