package dev.ark.deployer.rollout;

import dev.ark.deployer.rollout.Intent.Route;
import dev.ark.deployer.traffic.Shares;
import java.time.Duration;
import java.util.List;

/**
 * The steps of a rollback: 0 all traffic to stable, 1 stop the canary, 2 back up, 3 restore if needed, 4 the stable version in the stable
 * slot, 5 health checks, 6 the traffic back, 7 the synthetic loop. A step with nothing to do has a row that says why.
 */
final class RollbackCourse {
    static final Duration DRAIN = Duration.ofSeconds(30);
    static final int RESTORE_STEP = 3;
    static final int RAMP_STEP = 6;

    /** Before step 0, if the canary alone serves: stable is brought back first. Goes on to step 0, whether that worked or not. */
    static final Place PREPARED = new Place(Phase.ROLLBACK, 0, 1);
    /** Tried until it holds: nothing else may be done before, and there is nothing better to do. */
    static final Opening ALL_TO_STABLE = Opening.untilChanged(new Route(Shares.ALL_STABLE));

    private static final int HEALTH_TRIES = 10;
    private static final Duration HEALTH_APART = Duration.ofSeconds(5);
    private static final List<Integer> PARTS = List.of(25, 50, 75, 100);
    private static final Duration SWITCH = Duration.ofMinutes(1);
    private static final Duration SHORT_WORK = Duration.ofMinutes(2);
    private static final Duration LONG_WORK = Duration.ofMinutes(30);

    private RollbackCourse() {}

    static Opening opening(RolloutState state, Place place, World world) {
        RolloutSpec spec = state.spec();
        return switch (place.step()) {
            case 0 ->
                place.equals(PREPARED)
                        ? Opening.within(new Intent.RunStable(spec.stable()), SHORT_WORK)
                        : ALL_TO_STABLE;
            case 1 -> Opening.within(new Intent.StopCanary(DRAIN), SHORT_WORK);
            case 2 -> Opening.within(new Intent.Backup(), LONG_WORK);
            case RESTORE_STEP ->
                restore(RestoreDecision.of(world.database(), spec.options().snapshot()));
            case 4 -> stableVersion(state, world);
            case 5 ->
                spec.options().healthCheck()
                        ? Opening.within(
                                new Intent.CheckHealth(HEALTH_TRIES, HEALTH_APART),
                                HEALTH_APART.multipliedBy(HEALTH_TRIES).plus(SWITCH))
                        : Opening.nothing("health checks skipped, as was asked");
            case RAMP_STEP -> ramp(state, place.part());
            default ->
                Opening.within(
                        new Intent.Synthetic(spec.timing().synthetic()),
                        spec.timing().synthetic().plus(SHORT_WORK));
        };
    }

    private static Opening restore(RestoreDecision decision) {
        return switch (decision) {
            case RestoreDecision.Keep(String why) -> Opening.nothing(why);
            case RestoreDecision.Restore(String snapshot, String why) ->
                new Opening(new Intent.Restore(snapshot), Duration.ZERO, LONG_WORK, why);
            case RestoreDecision.Impossible(String why) -> throw new IllegalStateException(why);
        };
    }

    private static Opening stableVersion(RolloutState state, World world) {
        String stable = state.spec().stable();
        return world.stable().serves(stable) && !state.stoppedStable()
                ? Opening.nothing("stable serves " + stable)
                : Opening.within(new Intent.RunStable(stable), SHORT_WORK);
    }

    private static Opening ramp(RolloutState state, int part) {
        Duration pause = isLast(part) ? Duration.ZERO : state.spec().timing().rampPause();
        return new Opening(new Route(Shares.stable(PARTS.get(part))), pause, pause.plus(SWITCH), "");
    }

    static Place next(RolloutState state, Place place) {
        if (place.equals(PREPARED)) {
            return Place.at(Phase.ROLLBACK, 0);
        }
        if (place.step() < RAMP_STEP - 1) {
            return Place.at(Phase.ROLLBACK, place.step() + 1);
        }
        if (place.step() == RAMP_STEP - 1) {
            return new Place(Phase.ROLLBACK, RAMP_STEP, state.stoppedStable() ? 0 : PARTS.size() - 1);
        }
        if (place.step() == RAMP_STEP) {
            return isLast(place.part())
                    ? Place.at(Phase.ROLLBACK, RAMP_STEP + 1)
                    : new Place(Phase.ROLLBACK, RAMP_STEP, place.part() + 1);
        }
        return Place.at(Phase.VALIDATE);
    }

    /** From when stable is stopped until it is known to be healthy, nobody is sent to it. */
    static Shares standing(RolloutState state, Place place) {
        return switch (place.step()) {
            case 0 -> place.equals(PREPARED) ? Shares.ALL_CANARY : Shares.ALL_STABLE;
            case RESTORE_STEP, 4, 5 -> state.stoppedStable() ? Shares.ALL_SHED : Shares.ALL_STABLE;
            case RAMP_STEP -> Shares.stable(PARTS.get(place.part()));
            default -> Shares.ALL_STABLE;
        };
    }

    private static boolean isLast(int part) {
        return part == PARTS.size() - 1;
    }
}
