package dev.ark.deployer.engine;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.deployer.rollout.Admission;
import dev.ark.deployer.rollout.Command;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.RolloutSpec.Options;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.Timing;
import dev.ark.deployer.store.FencedException;
import dev.ark.deployer.store.Records;
import dev.ark.deployer.store.StoredRollout;
import dev.ark.deployer.tripwire.Verdict;
import dev.ark.deployer.work.Preflight;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What people do with rollouts. All that is asked is durable when a method returns, and done by the engine after that. Thread-safe.
 */
@Singleton
public final class Rollouts {
    private final Records records;
    private final RolloutEngine engine;
    private final RolloutLoops loops;
    private final Versions versions;
    private final Preflight preflight;
    private final Clock clock;

    Rollouts(
            Records records,
            RolloutEngine engine,
            RolloutLoops loops,
            Versions versions,
            Preflight preflight,
            Clock clock) {
        this.records = records;
        this.engine = engine;
        this.loops = loops;
        this.versions = versions;
        this.preflight = preflight;
        this.clock = clock;
    }

    /** A rollout that may be begun, and what is known before. */
    public record Plan(RolloutSpec spec, Preflight.Report report) {}

    /**
     * What a command came to.
     *
     * @param obeyed whether it will be obeyed; false if there was nothing to do
     */
    public record Answer(StoredRollout rollout, boolean obeyed) {}

    /**
     * Begins a rollout.
     *
     * @throws ProblemException NO_SUCH_RELEASE, ROLLOUT_IN_PROGRESS, VERSION_FAILED, INVALID_VALUE when it is the stable version already, or
     *     UNAVAILABLE while another deployer runs
     */
    public StoredRollout begin(Draft draft, String by) {
        RolloutSpec spec = spec(draft);
        Instant now = clock.instant();
        RolloutState first = RolloutState.begin(spec, now, records.tenure().epoch());
        return begin(first, new Admission.Request(spec, by, draft.force(), now));
    }

    /**
     * What a rollout would do, and what is against it. Changes nothing.
     *
     * @throws ProblemException NO_SUCH_RELEASE, or INVALID_VALUE when it is the stable version already
     */
    public Plan plan(Draft draft) {
        RolloutSpec spec = spec(draft);
        return new Plan(spec, preflight.look(spec));
    }

    /**
     * Aborts the open rollout; with none, begins to take stable back to the version before.
     *
     * @throws ProblemException ROLLOUT_IN_PROGRESS when a rollback is under way, NO_SUCH_RELEASE when there is no version before, or
     *     UNAVAILABLE while another deployer runs
     */
    public StoredRollout rollBack(RollbackDraft draft, String by) {
        Optional<StoredRollout> open = records.rollouts().current();
        if (open.isEmpty()) {
            return takeBack(draft, by);
        }
        String id = open.get().id();
        Order order = new Order(Command.Kind.ABORT, false, by, draft.reason());
        if (!ordered(id, order, draft::amended)) {
            throw new ProblemException(ProblemCode.ROLLOUT_IN_PROGRESS, id + " is being rolled back already");
        }
        return find(id);
    }

    /**
     * Gives a command. An abort of what is over, or on its way back already, is none.
     *
     * @throws ProblemException NOT_FOUND, CONFLICT when it does not fit, or UNAVAILABLE while another deployer runs
     */
    public Answer command(String id, Order order) {
        StoredRollout before = find(id);
        if (order.kind() == Command.Kind.ABORT && isOnItsWayBack(before)) {
            return new Answer(before, false);
        }
        if (!ordered(id, order, UnaryOperator.identity())) {
            throw new ProblemException(ProblemCode.CONFLICT, misfit(order, find(id)));
        }
        return new Answer(find(id), true);
    }

    /**
     * One, open or over.
     *
     * @throws ProblemException NOT_FOUND
     */
    public StoredRollout find(String id) {
        return records.rollouts()
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no rollout " + id));
    }

    /**
     * The open one.
     *
     * @throws ProblemException NOT_FOUND when there is none
     */
    public StoredRollout current() {
        return records.rollouts()
                .current()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "no rollout is under way"));
    }

    /** The latest ones, the latest first. */
    public List<StoredRollout> latest(int limit) {
        return records.rollouts().latest(limit);
    }

    private StoredRollout takeBack(RollbackDraft draft, String by) {
        String previous = versions.previous()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NO_SUCH_RELEASE, "there is no version before " + versions.stable()));
        RolloutSpec spec =
                draft.amended(new RolloutSpec(newId(), versions.stable(), previous, Timing.DEFAULT, Options.DEFAULT));
        Instant now = clock.instant();
        RolloutState first = RolloutState.beginRollback(
                spec, by + ": " + draft.reason(), now, records.tenure().epoch());
        return begin(first, new Admission.Request(spec, by, true, now));
    }

    private StoredRollout begin(RolloutState first, Admission.Request request) {
        Admission admission = writing(() -> records.rollouts().begin(first, request));
        if (admission instanceof Admission.Refused(Admission.Reason reason, String why)) {
            throw new ProblemException(
                    switch (reason) {
                        case LOCK_HELD -> ProblemCode.ROLLOUT_IN_PROGRESS;
                        case VERSION_FAILED -> ProblemCode.VERSION_FAILED;
                    },
                    why);
        }
        loops.wake();
        return find(request.spec().id());
    }

    private boolean ordered(String id, Order order, UnaryOperator<RolloutSpec> amendment) {
        boolean fits = writing(() -> engine.command(id, order, amendment));
        loops.wake();
        return fits;
    }

    private static <T> T writing(Supplier<T> write) {
        try {
            return write.get();
        } catch (FencedException e) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, e.getMessage(), e);
        }
    }

    private RolloutSpec spec(Draft draft) {
        String stable = versions.stable();
        if (!versions.exists(draft.version())) {
            throw new ProblemException(ProblemCode.NO_SUCH_RELEASE, "there is no release " + draft.version());
        }
        if (stable.equals(draft.version())) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, draft.version() + " is the stable version already");
        }
        return new RolloutSpec(newId(), draft.version(), stable, draft.timing(), draft.options());
    }

    private static boolean isOnItsWayBack(StoredRollout rollout) {
        return rollout.state().isOver()
                || rollout.state().last().place().phase().isRollback();
    }

    private static String misfit(Order order, StoredRollout rollout) {
        String kind = order.kind().name().toLowerCase(Locale.ROOT);
        String phase = rollout.state().last().place().phase().name().toLowerCase(Locale.ROOT);
        boolean failed = order.kind() == Command.Kind.PROMOTE && rollout.verdict() == Verdict.FAIL && !order.force();
        return failed
                ? "a tripwire failed; promote " + rollout.id() + " with force, or abort it"
                : kind + " does not fit a rollout that is at " + phase;
    }

    private static String newId() {
        return "ro-" + UUID.randomUUID().toString().substring(24);
    }
}
