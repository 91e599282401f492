package dev.ark.core.decision;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.facts.FactsReader;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The end of the pipeline: commits what was ruled of a round if what was read still holds in the writer's transaction, and tells the agents. A
 * round that does not hold goes back to the lanes. Thread-safe.
 */
final class CommitStage {
    private final Lanes lanes;
    private final Writer writer;
    private final DecisionRecorder recorder;
    private final Repeats repeats;
    private final DecisionConfig config;
    private final Clock clock;
    private final Consumer<Answered> answered;

    CommitStage(
            Lanes lanes,
            Writer writer,
            DecisionRecorder recorder,
            Repeats repeats,
            DecisionConfig config,
            Clock clock,
            Consumer<Answered> answered) {
        this.lanes = lanes;
        this.writer = writer;
        this.recorder = recorder;
        this.repeats = repeats;
        this.config = config;
        this.clock = clock;
        this.answered = answered;
    }

    /** What became of a round in the writer's transaction. */
    private sealed interface Commit {
        /** On the first proposals, or on all. */
        record Decided(List<Decision> decisions) implements Commit {}

        /** Something that was read had changed. */
        record Stale() implements Commit {}

        /** A proposal of the round has been decided meanwhile, by the other slot. */
        record Repeated() implements Commit {}

        /** The other slot has gone on to rules that those which answered must not fall behind. */
        record Outdated(String why) implements Commit {}
    }

    /** Commits a round, or has it evaluated anew. */
    void commit(Round round, List<Ruling> rulings) {
        settle(round, writer.submit(transaction -> {
            Optional<String> objection = HighWaterMark.read(transaction.session())
                    .objection(rulings.getFirst().ruleset());
            if (objection.isPresent()) {
                return new Commit.Outdated(objection.get());
            }
            return stillHolds(transaction, round) ? record(transaction, round, rulings) : new Commit.Stale();
        }));
    }

    /** Journals the same denial for every proposal of a round, whatever has become of its facts. */
    void refuse(Round round, Verdict denial) {
        List<Ruling> denials = Collections.nCopies(round.proposals().size(), Ruling.ofCore(denial));
        settle(round, writer.submit(transaction -> record(transaction, round, denials)));
    }

    /** Has a round read and evaluated anew; denies it when that was done too often. */
    void again(Round round) {
        Lanes.Turn turn = round.turn();
        if (turn.attempt() < config.attempts()) {
            takeAgain(new Lanes.Turn(turn.lane(), turn.proposals(), turn.attempt() + 1));
        } else {
            refuse(round, Refusals.factsContended(turn.attempt()));
        }
    }

    /** Gives up a turn that nothing can be decided of. */
    void fail(Lanes.Turn turn, Throwable failure) {
        lanes.free(turn.lane());
        turn.proposals().forEach(pending -> pending.answer().completeExceptionally(failure));
    }

    static ProblemException stopping() {
        return new ProblemException(ProblemCode.UNAVAILABLE, "the core is stopping");
    }

    private boolean stillHolds(Transaction transaction, Round round) throws SQLException {
        if (round.facts().asOf().plus(config.factsLifetime()).isBefore(clock.instant())) {
            return false;
        }
        return FactsReader.stillHolds(transaction.session(), round.query(), round.facts());
    }

    private Commit record(Transaction transaction, Round round, List<Ruling> rulings) throws SQLException {
        if (!repeats.none(transaction.session(), round.turn(), transaction.now())) {
            return new Commit.Repeated();
        }
        List<Decision> decisions =
                round.record(rulings, (pending, facts, ruling) -> recorder.record(transaction, pending, facts, ruling));
        return new Commit.Decided(decisions);
    }

    private void settle(Round round, CompletableFuture<? extends Commit> outcome) {
        outcome.whenComplete((commit, failure) -> {
            switch (commit) {
                case null -> fail(round.turn(), failure);
                case Commit.Decided decided -> answer(round.turn(), decided.decisions());
                case Commit.Stale _ -> again(round);
                case Commit.Repeated _ -> takeAgain(round.turn());
                case Commit.Outdated outdated -> refuse(round, Refusals.rulesetUnverified(outdated.why()));
            }
        });
    }

    private void takeAgain(Lanes.Turn turn) {
        if (!lanes.again(turn)) {
            fail(turn, stopping());
        }
    }

    private void answer(Lanes.Turn turn, List<Decision> decisions) {
        List<Pending> rest =
                turn.proposals().subList(decisions.size(), turn.proposals().size());
        if (rest.isEmpty()) {
            lanes.free(turn.lane());
        } else {
            takeAgain(new Lanes.Turn(turn.lane(), rest, 1));
        }
        for (int i = 0; i < decisions.size(); i++) {
            Pending pending = turn.proposals().get(i);
            pending.answer().complete(decisions.get(i));
            answered.accept(new Answered(decisions.get(i), System.nanoTime() - pending.sinceNanos()));
        }
    }
}
