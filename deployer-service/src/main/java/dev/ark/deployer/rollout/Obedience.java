package dev.ark.deployer.rollout;

import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.tripwire.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person's command means where a rollout is. */
final class Obedience {
    private Obedience() {}

    /**
     * Where a command leads.
     *
     * @param back where an interruption goes back to
     */
    record Target(Place place, @Nullable Place back) {
        static Target to(Place place) {
            return new Target(place, null);
        }
    }

    /** Where the command leads from here; nowhere if it does not fit. */
    static Optional<Target> target(RolloutState state, Observed observed, Command command) {
        Row row = state.last();
        Phase phase = row.place().phase();
        return switch (command.kind()) {
            case PROMOTE ->
                observed.checks().verdict() == Verdict.FAIL && !command.force()
                        ? Optional.empty()
                        : promotion(state, observed.world());
            case PAUSE ->
                phase == Phase.RAMP || phase == Phase.WATCH
                        ? Optional.of(interruption(Phase.PAUSED, row))
                        : Optional.empty();
            case RESUME ->
                phase == Phase.HELD || phase == Phase.PAUSED
                        ? Optional.ofNullable(row.back()).map(Target::to)
                        : Optional.empty();
            case HOLD -> isHoldable(phase) ? Optional.of(interruption(Phase.HELD, row)) : Optional.empty();
            case ABORT -> abortion(state, observed);
        };
    }

    /** An interruption of an interruption goes back to what was interrupted first. */
    static Target interruption(Phase phase, Row row) {
        return new Target(Place.at(phase), row.back() == null ? row.place() : row.back());
    }

    private static boolean isHoldable(Phase phase) {
        return phase.compareTo(Phase.RAMP) <= 0 || phase == Phase.WATCH || phase == Phase.PAUSED;
    }

    private static Optional<Target> promotion(RolloutState state, World world) {
        Row row = state.last();
        if (row.place().phase() == Phase.RAMP) {
            return Optional.of(Target.to(Place.at(Phase.PROMOTE, 0)));
        }
        boolean waits = row.place().phase() == Phase.HELD || row.place().phase() == Phase.PAUSED;
        if (!waits || row.back() == null || row.back().phase().isRollback()) {
            return Optional.empty();
        }
        return Optional.of(Target.to(accepted(state.spec(), row.back(), world)));
    }

    private static Place accepted(RolloutSpec spec, Place back, World world) {
        boolean settled = world.stable().serves(spec.version()) && world.canary() instanceof SlotSeen.Absent;
        return switch (back.phase()) {
            case REPLAY -> Place.at(Phase.START);
            case RAMP -> Place.at(Phase.PROMOTE, 0);
            case WATCH -> settled ? Place.at(Phase.DONE) : back;
            default -> back;
        };
    }

    private static Optional<Target> abortion(RolloutState state, Observed observed) {
        Row row = state.last();
        Phase phase = row.place().phase();
        if (phase.isRollback()
                || (phase == Phase.FROZEN
                        && row.back() != null
                        && row.back().phase().isRollback())) {
            return Optional.empty();
        }
        return Optional.of(
                Target.to(undone(state, observed.world(), observed.checks().verdict() != Verdict.FAIL)));
    }

    /**
     * Where a rollout goes that is given up: there is nothing to undo only if that can be seen as well. If it is given up while stable is
     * being recreated, the canary, unless it is the reason, serves until stable is back.
     */
    static Place undone(RolloutState state, World world, boolean canaryTrusted) {
        boolean empty = world.canary() instanceof SlotSeen.Absent;
        if (!state.wasStarted() && empty && world.shares().equals(Shares.ALL_STABLE)) {
            return Place.at(Phase.ROLLED_BACK);
        }
        boolean canaryAlone = world.shares().equals(Shares.ALL_CANARY)
                && world.canary().serves(state.spec().version())
                && !world.stable().serves();
        return canaryTrusted && canaryAlone ? RollbackCourse.PREPARED : Place.at(Phase.ROLLBACK, 0);
    }
}
