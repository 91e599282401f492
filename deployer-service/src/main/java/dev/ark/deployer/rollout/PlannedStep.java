package dev.ark.deployer.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of the plan that a dry run shows.
 *
 * @param atLeast how long it takes if all goes well, where that is fixed
 * @param atMost after which it has failed
 */
public record PlannedStep(Place place, Intent intent, Duration atLeast, Duration atMost) {
    /** The way to {@link Phase#DONE} if nothing goes wrong. Changes nothing. */
    public static List<PlannedStep> of(RolloutSpec spec) {
        List<PlannedStep> plan = new ArrayList<>();
        for (Phase phase : List.of(Phase.PREFLIGHT, Phase.SNAPSHOT, Phase.REPLAY, Phase.START)) {
            plan.add(at(spec, Place.at(phase)));
        }
        for (int stage = 0; stage < spec.timing().weights().size(); stage++) {
            plan.add(at(spec, Place.at(Phase.RAMP, stage)));
        }
        for (int step = 0; step <= Course.LAST_OF_PROMOTION; step++) {
            plan.add(at(spec, Place.at(Phase.PROMOTE, step)));
        }
        plan.add(at(spec, Place.at(Phase.WATCH)));
        return List.copyOf(plan);
    }

    private static PlannedStep at(RolloutSpec spec, Place place) {
        Opening opening = Course.opening(spec, place);
        return new PlannedStep(place, opening.intent(), opening.due(), opening.latest());
    }
}
