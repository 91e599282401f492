package dev.ark.deployer.rollout;

import dev.ark.deployer.rollout.Obedience.Target;
import dev.ark.deployer.rollout.Row.Cause.Kind;
import dev.ark.deployer.tripwire.Verdict;
import java.util.Optional;

/** What takes a rollout from its course: a person first, then a tripwire, then a halt, then a check that asks for a person. */
final class Interference {
    private final Look look;
    private final Row row;
    private final Phase phase;

    Interference(Look look) {
        this.look = look;
        this.row = look.row();
        this.phase = look.phase();
    }

    Optional<Step> step() {
        return obey().or(this::trip).or(this::freeze).or(this::pause);
    }

    private Optional<Step> obey() {
        for (Command command : look.observed().commands()) {
            Optional<Target> target = command.number() > row.cause().command()
                    ? Obedience.target(look.state(), look.observed(), command)
                    : Optional.empty();
            if (target.isPresent()) {
                Kind kind = command.force() ? Kind.FORCED : Kind.COMMAND;
                return target.map(place -> look.leave(place, kind, command.by() + ": " + command.reason()));
            }
        }
        return Optional.empty();
    }

    private Optional<Step> trip() {
        Phase watched = phase == Phase.PAUSED && row.back() != null ? row.back().phase() : phase;
        if (!watched.isWatched()
                || look.observed().checks().verdict() != Verdict.FAIL
                || look.state().isForced()) {
            return Optional.empty();
        }
        // Held, all traffic goes to stable; while stable is recreated there is none, and it has to come back first.
        if (!look.state().spec().options().autoRollback()
                && phase == Phase.PROMOTE
                && !look.world().stable().serves()) {
            return Optional.empty();
        }
        return Optional.of(look.giveUp(Kind.TRIPWIRE, look.observed().checks().why()));
    }

    /** A rollback goes on in a halt, since it leads to stable; what follows it needs decisions, and waits. */
    private Optional<Step> freeze() {
        if (!look.observed().halted()) {
            return Optional.empty();
        }
        return switch (phase) {
            case PAUSED -> Optional.of(look.hold(Kind.HALT, "ARK is halted"));
            case PENDING, PREFLIGHT, SNAPSHOT, REPLAY, START, RAMP, WATCH, VALIDATE -> frozen(row.place());
            case PROMOTE -> freezePromotion();
            case ROLLBACK -> row.place().step() > RollbackCourse.RAMP_STEP ? frozen(row.place()) : Optional.empty();
            case DONE, ROLLED_BACK, HELD, FROZEN -> Optional.empty();
        };
    }

    private Optional<Step> freezePromotion() {
        if (!look.world().stable().serves()) {
            return Optional.empty();
        }
        return frozen(row.place().step() < 2 ? Place.at(Phase.PROMOTE, 0) : row.place());
    }

    private Optional<Step> frozen(Place back) {
        return Optional.of(look.leave(new Target(Place.at(Phase.FROZEN), back), Kind.HALT, "ARK is halted"));
    }

    private Optional<Step> pause() {
        return phase == Phase.RAMP
                        && look.observed().checks().pause()
                        && !look.state().isForced()
                ? Optional.of(look.leave(
                        Obedience.interruption(Phase.PAUSED, row),
                        Kind.UNDECIDED,
                        look.observed().checks().why()))
                : Optional.empty();
    }
}
