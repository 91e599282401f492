package dev.ark.deployer.rollout;

import dev.ark.deployer.rollout.Intent.Nothing;
import dev.ark.deployer.rollout.Intent.Route;
import dev.ark.deployer.traffic.Shares;
import java.time.Duration;

/** Which place follows which, what is intended at each, and what share of the traffic the slots have there. */
final class Course {
    /** Steps of a promotion: the canary takes all, stable is recreated, stable takes all, the canary goes. */
    static final int LAST_OF_PROMOTION = 3;

    private static final Duration SWITCH = Duration.ofMinutes(1);
    private static final Duration SHORT_WORK = Duration.ofMinutes(2);
    private static final Duration LONG_WORK = Duration.ofMinutes(30);
    private static final Duration UNTIL_READY = Duration.ofSeconds(60);

    private Course() {}

    /** What is intended at a place that is entered now. */
    static Opening opening(RolloutState state, Place place, World world) {
        return place.phase() == Phase.ROLLBACK
                ? RollbackCourse.opening(state, place, world)
                : opening(state.spec(), place);
    }

    /** The same for a place for which neither what was nor what is matters. */
    static Opening opening(RolloutSpec spec, Place place) {
        Timing timing = spec.timing();
        Duration longest = timing.stage().multipliedBy(Timing.LONGEST_STAGE);
        return switch (place.phase()) {
            case PENDING, DONE, ROLLED_BACK, PAUSED -> Opening.nothing("");
            case PREFLIGHT -> Opening.within(new Intent.Preflight(spec.version()), SHORT_WORK);
            case SNAPSHOT -> Opening.within(new Intent.Snapshot(), LONG_WORK);
            case REPLAY -> Opening.within(new Intent.Replay(spec.version()), LONG_WORK);
            case START -> Opening.within(new Intent.StartCanary(spec.version()), UNTIL_READY);
            case RAMP -> {
                Route route = new Route(Shares.canary(timing.weights().get(place.step())));
                yield new Opening(route, timing.stage(), longest, "");
            }
            case PROMOTE -> promotion(spec, place.step());
            case WATCH -> new Opening(new Nothing(), timing.stage(), longest, "");
            case ROLLBACK -> RollbackCourse.ALL_TO_STABLE;
            case VALIDATE -> Opening.within(new Intent.Validate(), LONG_WORK);
            case HELD, FROZEN -> Opening.untilChanged(new Route(Shares.ALL_STABLE));
        };
    }

    private static Opening promotion(RolloutSpec spec, int step) {
        return switch (step) {
            case 0 -> Opening.within(new Route(Shares.ALL_CANARY), SWITCH);
            case 1 -> Opening.within(new Intent.RunStable(spec.version()), SHORT_WORK);
            case 2 -> Opening.within(new Route(Shares.ALL_STABLE), SWITCH);
            default -> Opening.within(new Intent.StopCanary(RollbackCourse.DRAIN), SHORT_WORK);
        };
    }

    /** Where it goes when what was intended was observed. */
    static Place next(RolloutState state, Place place) {
        int following = place.step() + 1;
        return switch (place.phase()) {
            case PENDING -> Place.at(Phase.PREFLIGHT);
            case PREFLIGHT -> Place.at(Phase.SNAPSHOT);
            case SNAPSHOT -> Place.at(Phase.REPLAY);
            case REPLAY -> Place.at(Phase.START);
            case START -> Place.at(Phase.RAMP, 0);
            case RAMP ->
                following < state.spec().timing().weights().size()
                        ? Place.at(Phase.RAMP, following)
                        : Place.at(Phase.PROMOTE, 0);
            case PROMOTE ->
                place.step() < LAST_OF_PROMOTION ? Place.at(Phase.PROMOTE, following) : Place.at(Phase.WATCH);
            case WATCH -> Place.at(Phase.DONE);
            case ROLLBACK -> RollbackCourse.next(state, place);
            case VALIDATE -> Place.at(Phase.ROLLED_BACK);
            case DONE, ROLLED_BACK, HELD, PAUSED, FROZEN ->
                throw new IllegalArgumentException("nothing follows " + place.phase() + " by itself");
        };
    }

    /** What share each slot has while the last row is open. */
    static Shares standing(RolloutState state) {
        Row row = state.last();
        return switch (row.place().phase()) {
            case PAUSED -> at(state, row.back() == null ? row.place() : row.back());
            case HELD ->
                row.back() != null && row.back().phase() == Phase.ROLLBACK ? at(state, row.back()) : Shares.ALL_STABLE;
            default -> at(state, row.place());
        };
    }

    private static Shares at(RolloutState state, Place place) {
        return switch (place.phase()) {
            case RAMP -> Shares.canary(state.spec().timing().weights().get(place.step()));
            case PROMOTE -> place.step() < 2 ? Shares.ALL_CANARY : Shares.ALL_STABLE;
            case ROLLBACK -> RollbackCourse.standing(state, place);
            case PENDING,
                    PREFLIGHT,
                    SNAPSHOT,
                    REPLAY,
                    START,
                    WATCH,
                    DONE,
                    VALIDATE,
                    ROLLED_BACK,
                    HELD,
                    PAUSED,
                    FROZEN -> Shares.ALL_STABLE;
        };
    }
}
