package dev.ark.deployer.engine;

import dev.ark.deployer.rollout.Advance;
import dev.ark.deployer.rollout.Command;
import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.rollout.Observed;
import dev.ark.deployer.rollout.Rest;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.Row;
import dev.ark.deployer.rollout.Step;
import dev.ark.deployer.store.Records;
import dev.ark.deployer.store.StoredRollout;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.tripwire.Assessment;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** Advances the open rollout; with none, keeps all traffic at stable. One turn or one command at a time. Thread-safe. */
public final class RolloutEngine {
    private static final Logger LOG = System.getLogger(RolloutEngine.class.getName());

    /** More than any course has in a row without waiting; a bound, so that a turn ends whatever happens. */
    private static final int MOST_STEPS = 100;

    private final Records records;
    private final Lookout lookout;
    private final Slots slots;
    private final JobRunner jobs;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<Glance> glance = Optional.empty();
    private volatile long transitions;

    public RolloutEngine(Records records, Lookout lookout, Slots slots, JobRunner jobs, Clock clock) {
        this.records = records;
        this.lookout = lookout;
        this.slots = slots;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What it saw last of the open rollout; empty if there was none. */
    public Optional<Glance> glance() {
        return glance;
    }

    /** Transitions that it has made since the start. */
    public long transitions() {
        return transitions;
    }

    /**
     * Looks and acts until there is something to wait for. What fails is tried again in the next turn.
     *
     * @throws IllegalStateException while another deployer runs
     */
    public void turn() {
        lock.lock();
        try {
            if (!records.tenure().take(clock.instant())) {
                throw new IllegalStateException("another deployer runs; this one waits for its end");
            }
            advance();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stores a command if it leads anywhere from where the open rollout is; it is obeyed in the next turn.
     *
     * @param amendment what the rollout is asked from then on, of what it was asked
     * @return whether it does
     */
    boolean command(String rollout, Order order, UnaryOperator<RolloutSpec> amendment) {
        lock.lock();
        try {
            Optional<StoredRollout> open =
                    records.rollouts().open().filter(one -> one.id().equals(rollout));
            if (open.isEmpty()) {
                return false;
            }
            RolloutState state = open.get().state();
            List<Command> before = records.commands().of(rollout);
            Command command = order.numbered(before.size() + 1L);
            Instant now = clock.instant();
            if (!Advance.obeys(state, lookout.look(state, before, now), command)) {
                return false;
            }
            RolloutSpec amended = amendment.apply(state.spec());
            if (!amended.equals(state.spec())) {
                records.rollouts().amend(amended);
            }
            records.commands().add(rollout, command, now);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void advance() {
        Intent asked = null;
        for (int i = 0; i < MOST_STEPS; i++) {
            Optional<StoredRollout> open = records.rollouts().open();
            if (open.isEmpty()) {
                rest();
                return;
            }
            switch (look(open.get())) {
                case Step.Move move -> {
                    move(open.get(), move);
                    asked = null;
                }
                case Step.Ask(Intent intent) -> {
                    if (intent.equals(asked)) {
                        return;
                    }
                    // Looked at again at once: a router does at once what it is asked.
                    ask(open.get().state(), intent);
                    asked = intent;
                }
                case Step.Wait _ -> {
                    return;
                }
            }
        }
    }

    private Step look(StoredRollout open) {
        RolloutState state = open.state();
        jobs.keepOnly(open.id(), state.last().number());
        Instant now = clock.instant();
        Observed observed = lookout.look(state, records.commands().of(open.id()), now);
        Assessment checks = observed.checks();
        if (!checks.checks().isEmpty() && checks.verdict() != open.verdict()) {
            records.rollouts().judged(open.id(), checks.verdict());
        }
        Step step = Advance.advance(state, observed, now);
        glance = Optional.of(glance(state, checks, step));
        return step;
    }

    private static Glance glance(RolloutState state, Assessment checks, Step step) {
        Row row = state.last();
        String waits = step instanceof Step.Wait wait ? wait.why() : "";
        return new Glance(state.spec().id(), row.number(), row.place().phase(), checks, waits);
    }

    private void move(StoredRollout open, Step.Move move) {
        records.rollouts().move(open, move);
        transitions = transitions + 1;
        LOG.log(
                Level.INFO,
                "rollout {0}: {1} to {2}: {3}",
                open.id(),
                move.ended().place(),
                move.begun().place(),
                move.begun().cause().why());
    }

    private void ask(RolloutState state, Intent intent) {
        if (intent.needsWork()) {
            jobs.begin(state);
        } else {
            slots.ask(intent);
        }
    }

    private void rest() {
        glance = Optional.empty();
        jobs.keepNothing();
        Rest.missing(slots.seen(Slot.CANARY), slots.shares()).ifPresent(slots::ask);
    }
}
