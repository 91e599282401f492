package dev.ark.deployer.rollout;

import dev.ark.deployer.rollout.Obedience.Target;
import dev.ark.deployer.rollout.Row.Cause;
import dev.ark.deployer.rollout.Row.Cause.Kind;
import dev.ark.deployer.rollout.Step.Move;
import java.time.Instant;

/** A rollout, what is seen of it, and when; and the transitions that can be written down now. */
record Look(RolloutState state, Observed observed, Instant now) {
    Row row() {
        return state.last();
    }

    Phase phase() {
        return row().place().phase();
    }

    World world() {
        return observed.world();
    }

    boolean isLate() {
        return !now.isBefore(row().span().latest());
    }

    boolean canaryServes() {
        return world().canary().serves(state.spec().version());
    }

    /** What was intended was seen, and leads on. */
    Move done(String seen, Place next) {
        return move(true, seen, Target.to(next), cause(Kind.PROGRESS, ""));
    }

    /** What was intended is left. */
    Move leave(Target target, Kind kind, String why) {
        return move(false, "left: " + why, target, cause(kind, why));
    }

    /** Waits for a person. */
    Move hold(Kind kind, String why) {
        return leave(Obedience.interruption(Phase.HELD, row()), kind, why);
    }

    /** Undone, or held for a person if the rollout may not undo itself. */
    Move giveUp(Kind kind, String why) {
        return state.spec().options().autoRollback()
                ? leave(Target.to(Obedience.undone(state, world(), kind != Kind.TRIPWIRE)), kind, why)
                : hold(kind, why);
    }

    /** No command that is known now is obeyed at a later place. */
    private Cause cause(Kind kind, String why) {
        long known = observed.commands().stream()
                .mapToLong(Command::number)
                .reduce(row().cause().command(), Math::max);
        return new Cause(kind, why, known);
    }

    private Move move(boolean asIntended, String seen, Target target, Cause cause) {
        if (target.place().is(Phase.ROLLBACK, RollbackCourse.RESTORE_STEP)
                && restore() instanceof RestoreDecision.Impossible(String why)) {
            Target held = new Target(Place.at(Phase.HELD), target.place());
            return move(asIntended, seen, held, cause(Kind.FAILURE, why));
        }
        Opening opening = Course.opening(state, target.place(), world());
        Row begun = new Row(
                row().number() + 1,
                target.place(),
                target.back(),
                opening.intent(),
                opening.span(now),
                state.fence(),
                cause.why().isEmpty() ? new Cause(cause.kind(), opening.why(), cause.command()) : cause,
                null);
        boolean end = target.place().phase().isEnd();
        return new Move(
                row().ended(asIntended, seen, now),
                end ? begun.ended(true, begun.cause().why(), now) : begun);
    }

    private RestoreDecision restore() {
        return RestoreDecision.of(world().database(), state.spec().options().snapshot());
    }
}
