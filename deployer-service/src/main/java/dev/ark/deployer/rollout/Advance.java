package dev.ark.deployer.rollout;

import dev.ark.deployer.rollout.Obedience.Target;
import dev.ark.deployer.rollout.Row.Cause;
import dev.ark.deployer.rollout.Row.Cause.Kind;
import dev.ark.deployer.rollout.Step.Ask;
import dev.ark.deployer.rollout.Step.Move;
import dev.ark.deployer.rollout.Step.Wait;
import dev.ark.deployer.tripwire.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * One look at a rollout. A person comes first, then a tripwire, then a halt; what is left goes its course. It depends on its arguments
 * alone, and may be repeated at will.
 */
public final class Advance {
    private final RolloutState state;
    private final Observed observed;
    private final Instant now;
    private final Row row;
    private final Phase phase;

    private Advance(RolloutState state, Observed observed, Instant now) {
        this.state = state;
        this.observed = observed;
        this.now = now;
        this.row = state.last();
        this.phase = row.place().phase();
    }

    /** The next thing for this rollout. */
    public static Step advance(RolloutState state, Observed observed, Instant now) {
        return new Advance(state, observed, now).step();
    }

    private Step step() {
        if (row.fence() > state.fence()) {
            return new Wait(Instant.MAX, "another deployer advances it");
        }
        if (state.isOver()) {
            return new Wait(Instant.MAX, "it is over");
        }
        return obey().or(this::trip).or(this::freeze).or(this::pause).orElseGet(this::goOn);
    }

    private Optional<Step> obey() {
        for (Command command : observed.commands()) {
            Optional<Target> target = command.number() > row.cause().command()
                    ? Obedience.target(state, observed, command)
                    : Optional.empty();
            if (target.isPresent()) {
                Kind kind = command.force() ? Kind.FORCED : Kind.COMMAND;
                return target.map(place -> move(place, kind, command.by() + ": " + command.reason()));
            }
        }
        return Optional.empty();
    }

    private Optional<Step> trip() {
        Phase watched = phase == Phase.PAUSED && row.back() != null ? row.back().phase() : phase;
        if (!watched.isWatched() || observed.checks().verdict() != Verdict.FAIL || state.isForced()) {
            return Optional.empty();
        }
        // Held, all traffic goes to stable; while stable is recreated there is none, and it has to come back first.
        if (!state.spec().options().autoRollback()
                && phase == Phase.PROMOTE
                && !observed.world().stable().serves()) {
            return Optional.empty();
        }
        return Optional.of(move(givenUp(), Kind.TRIPWIRE, observed.checks().why()));
    }

    private Target givenUp() {
        return state.spec().options().autoRollback()
                ? Target.to(Obedience.undone(state, observed.world()))
                : Obedience.interruption(Phase.HELD, row).orElseThrow();
    }

    /** A rollback goes on in a halt, since it leads to stable; what follows it needs decisions, and waits. */
    private Optional<Step> freeze() {
        if (!observed.halted()) {
            return Optional.empty();
        }
        String why = "ARK is halted";
        return switch (phase) {
            case PAUSED -> Obedience.interruption(Phase.HELD, row).map(target -> move(target, Kind.HALT, why));
            case PENDING, PREFLIGHT, SNAPSHOT, REPLAY, START, RAMP, WATCH, VALIDATE ->
                Optional.of(frozen(row.place(), why));
            case PROMOTE -> freezePromotion(why);
            case ROLLBACK ->
                row.place().step() > RollbackCourse.RAMP_STEP
                        ? Optional.of(frozen(row.place(), why))
                        : Optional.empty();
            case DONE, ROLLED_BACK, HELD, FROZEN -> Optional.empty();
        };
    }

    private Optional<Step> freezePromotion(String why) {
        if (!observed.world().stable().serves()) {
            return Optional.empty();
        }
        Place back = row.place().step() < 2 ? Place.at(Phase.PROMOTE, 0) : row.place();
        return Optional.of(frozen(back, why));
    }

    private Step frozen(Place back, String why) {
        return move(new Target(Place.at(Phase.FROZEN), back), Kind.HALT, why);
    }

    private Optional<Step> pause() {
        return phase == Phase.RAMP && observed.checks().pause() && !state.isForced()
                ? Obedience.interruption(Phase.PAUSED, row)
                        .map(target ->
                                move(target, Kind.UNDECIDED, observed.checks().why()))
                : Optional.empty();
    }

    private Step goOn() {
        if (isLate() && row.fence() < state.fence()) {
            return again();
        }
        Shares shares = Course.standing(state);
        if (!observed.world().shares().equals(shares)) {
            return isLate() ? fail("the router does not have " + shares) : routed(shares);
        }
        if (phase.isInterruption()) {
            return phase == Phase.FROZEN && !observed.halted() && row.back() != null
                    ? move(true, shares.toString(), Target.to(row.back()), cause(Kind.HALT, "the halt is over"))
                    : new Wait(row.span().latest(), row.cause().why());
        }
        if (row.intent() instanceof Intent.RunStable && !replaceable()) {
            return isLate()
                    ? fail("the canary does not serve")
                    : new Wait(row.span().latest(), "the canary does not serve");
        }
        return switch (row.intent().progress(observed, row.number())) {
            case Progress.Done(String seen) -> settle(seen);
            case Progress.Failed(String why) -> fail(why);
            case Progress.Running() -> isLate() ? late() : new Wait(row.span().latest(), "it is under way");
            case Progress.Missing() -> isLate() ? late() : new Ask(row.intent());
        };
    }

    /** Nobody is sent to a slot that does not serve, but for a rollback, after which the canary is no longer trusted. */
    private Step routed(Shares shares) {
        World world = observed.world();
        boolean blind =
                (shares.canary() > 0 && !world.canary().serves(state.spec().version()))
                        || (phase.isInterruption()
                                && shares.stable() > 0
                                && !world.stable().serves());
        return blind ? new Wait(row.span().latest(), "the slot does not serve yet") : new Ask(new Intent.Route(shares));
    }

    /** In a promotion stable is replaced while the canary serves. */
    private boolean replaceable() {
        return phase != Phase.PROMOTE
                || observed.world().stable().serves(state.spec().version())
                || observed.world().canary().serves(state.spec().version());
    }

    private Step settle(String seen) {
        if (now.isBefore(row.span().due())) {
            return new Wait(row.span().due(), "until the end of the stage");
        }
        if (phase == Phase.RAMP || phase == Phase.WATCH) {
            Verdict verdict =
                    state.isForced() ? Verdict.PASS : observed.checks().verdict();
            if (verdict != Verdict.PASS) {
                return isLate()
                        ? fail("undecided: " + observed.checks().why())
                        : new Wait(row.span().latest(), "extended");
            }
        }
        Place next = Course.next(state, row.place());
        if (next.phase().isEnd() && !isSettled(next.phase())) {
            return isLate()
                    ? fail("not exactly one version serves")
                    : new Wait(row.span().latest(), "two versions serve");
        }
        return move(true, seen, Target.to(next), cause(Kind.PROGRESS, ""));
    }

    private boolean isSettled(Phase end) {
        String version =
                end == Phase.DONE ? state.spec().version() : state.spec().stable();
        return observed.world().stable().serves(version)
                && observed.world().canary() instanceof SlotSeen.Absent
                && observed.world().shares().equals(Shares.ALL_STABLE);
    }

    /** A deadline that passed while no deployer ran is nobody's failure. */
    private Step again() {
        String why = "taken over after its deadline";
        return move(new Target(row.place(), row.back()), Kind.PROGRESS, why);
    }

    private boolean isLate() {
        return !now.isBefore(row.span().latest());
    }

    private Step late() {
        return fail("not observed by " + row.span().latest());
    }

    private Step fail(String why) {
        return switch (phase) {
            case PENDING, PREFLIGHT, SNAPSHOT ->
                move(Target.to(Obedience.undone(state, observed.world())), Kind.FAILURE, why);
            case START, PROMOTE -> move(givenUp(), Kind.FAILURE, why);
            case REPLAY, RAMP, WATCH -> held(Kind.UNDECIDED, why);
            case ROLLBACK, VALIDATE -> held(Kind.FAILURE, why);
            case DONE, ROLLED_BACK, HELD, PAUSED, FROZEN -> new Wait(row.span().latest(), why);
        };
    }

    private Step held(Kind kind, String why) {
        return move(Obedience.interruption(Phase.HELD, row).orElseThrow(), kind, why);
    }

    private Cause cause(Kind kind, String why) {
        long known = observed.commands().stream()
                .mapToLong(Command::number)
                .reduce(row.cause().command(), Math::max);
        return new Cause(kind, why, known);
    }

    private RestoreDecision restore() {
        return RestoreDecision.of(
                observed.world().database(), state.spec().options().snapshot());
    }

    private Step move(Target target, Kind kind, String why) {
        return move(false, "left: " + why, target, cause(kind, why));
    }

    private Step move(boolean asIntended, String seen, Target target, Cause cause) {
        if (target.place().is(Phase.ROLLBACK, RollbackCourse.RESTORE_STEP)
                && restore() instanceof RestoreDecision.Impossible(String why)) {
            Target held = new Target(Place.at(Phase.HELD), target.place());
            return move(asIntended, seen, held, cause(Kind.FAILURE, why));
        }
        Opening opening = Course.opening(state, target.place(), observed.world());
        Cause said = cause.why().isEmpty() ? new Cause(cause.kind(), opening.why(), cause.command()) : cause;
        Row begun = new Row(
                row.number() + 1,
                target.place(),
                target.back(),
                opening.intent(),
                opening.span(now),
                state.fence(),
                said,
                null);
        Row stored = target.place().phase().isEnd() ? begun.ended(true, said.why(), now) : begun;
        return new Move(row.ended(asIntended, seen, now), stored);
    }
}
