package dev.ark.deployer.rollout;

import dev.ark.deployer.rollout.Obedience.Target;
import dev.ark.deployer.rollout.Row.Cause.Kind;
import dev.ark.deployer.rollout.Step.Ask;
import dev.ark.deployer.rollout.Step.Wait;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.tripwire.Verdict;
import java.time.Instant;

/**
 * One look at a rollout: unless something interferes, it goes its course. It depends on its arguments alone, and may be repeated at will.
 */
public final class Advance {
    private final Look look;
    private final RolloutState state;
    private final Row row;
    private final Phase phase;

    private Advance(Look look) {
        this.look = look;
        this.state = look.state();
        this.row = look.row();
        this.phase = look.phase();
    }

    /** The next thing for this rollout. */
    public static Step advance(RolloutState state, Observed observed, Instant now) {
        if (state.last().fence() > state.fence()) {
            return new Wait(Instant.MAX, "another deployer advances it");
        }
        if (state.isOver()) {
            return new Wait(Instant.MAX, "it is over");
        }
        Look look = new Look(state, observed, now);
        return new Interference(look).step().orElseGet(() -> new Advance(look).goOn());
    }

    /** Whether a command leads anywhere from where the rollout is; one that does not is not obeyed. */
    public static boolean obeys(RolloutState state, Observed observed, Command command) {
        return !state.isOver() && Obedience.target(state, observed, command).isPresent();
    }

    private Step goOn() {
        if (look.isLate() && row.fence() < state.fence()) {
            // A deadline that passed while no deployer ran is nobody's failure.
            return look.leave(new Target(row.place(), row.back()), Kind.PROGRESS, "taken over after its deadline");
        }
        if (row.place().equals(RollbackCourse.PREPARED) && !isCanaryTrusted()) {
            return look.leave(
                    Target.to(Place.at(Phase.ROLLBACK, 0)), Kind.PROGRESS, "the canary cannot serve meanwhile");
        }
        Shares shares = Course.standing(state);
        if (!look.world().shares().equals(shares)) {
            return look.isLate() ? fail("the router does not have " + shares) : routed(shares);
        }
        if (phase.isInterruption()) {
            return phase == Phase.FROZEN && !look.observed().halted() && row.back() != null
                    ? look.done("the halt is over", row.back())
                    : new Wait(row.span().latest(), row.cause().why());
        }
        if (row.intent() instanceof Intent.RunStable && !isReplaceable()) {
            return look.isLate() ? fail("the canary does not serve") : waiting("the canary does not serve");
        }
        return switch (row.intent().progress(look.observed(), row.number())) {
            case Progress.Done(String seen) -> settle(seen);
            case Progress.Failed(String why) -> fail(why);
            case Progress.Running() -> look.isLate() ? late() : waiting("it is under way");
            case Progress.Missing() -> look.isLate() ? late() : new Ask(row.intent());
        };
    }

    private boolean isCanaryTrusted() {
        return look.canaryServes() && look.observed().checks().verdict() != Verdict.FAIL;
    }

    /** Nobody is sent to a slot that does not serve, but for a rollback, after which the canary is no longer trusted. */
    private Step routed(Shares shares) {
        boolean blind = (shares.canary() > 0 && !look.canaryServes())
                || (phase.isInterruption()
                        && shares.stable() > 0
                        && !look.world().stable().serves());
        return blind ? waiting("the slot does not serve yet") : new Ask(new Intent.Route(shares));
    }

    /** In a promotion stable is replaced while the canary serves. */
    private boolean isReplaceable() {
        return phase != Phase.PROMOTE
                || look.world().stable().serves(state.spec().version())
                || look.canaryServes();
    }

    private Step settle(String seen) {
        if (look.now().isBefore(row.span().due())) {
            return new Wait(row.span().due(), "until the end of the stage");
        }
        if (phase == Phase.RAMP || phase == Phase.WATCH) {
            Verdict verdict =
                    state.isForced() ? Verdict.PASS : look.observed().checks().verdict();
            if (verdict != Verdict.PASS) {
                return look.isLate()
                        ? fail("undecided: " + look.observed().checks().why())
                        : waiting("extended");
            }
        }
        Place next = Course.next(state, row.place());
        if (next.phase().isEnd() && !isSettled(next.phase())) {
            String why = "not exactly one version serves";
            return look.isLate() ? fail(why) : waiting(why);
        }
        return look.done(seen, next);
    }

    private boolean isSettled(Phase end) {
        String version =
                end == Phase.DONE ? state.spec().version() : state.spec().stable();
        return look.world().stable().serves(version)
                && look.world().canary() instanceof SlotSeen.Absent
                && look.world().shares().equals(Shares.ALL_STABLE);
    }

    private Step waiting(String why) {
        return new Wait(row.span().latest(), why);
    }

    private Step late() {
        return fail("not observed by " + row.span().latest());
    }

    private Step fail(String why) {
        return switch (phase) {
            case PENDING, PREFLIGHT, SNAPSHOT ->
                look.leave(Target.to(Obedience.undone(state, look.world(), true)), Kind.FAILURE, why);
            case START, PROMOTE -> look.giveUp(Kind.FAILURE, why);
            case REPLAY, RAMP, WATCH -> look.hold(Kind.UNDECIDED, why);
            case ROLLBACK ->
                row.place().equals(RollbackCourse.PREPARED)
                        ? look.leave(Target.to(Place.at(Phase.ROLLBACK, 0)), Kind.FAILURE, why)
                        : look.hold(Kind.FAILURE, why);
            case VALIDATE -> look.hold(Kind.FAILURE, why);
            case DONE, ROLLED_BACK, HELD, PAUSED, FROZEN -> waiting(why);
        };
    }
}
