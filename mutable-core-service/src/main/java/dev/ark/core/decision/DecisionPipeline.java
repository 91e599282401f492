package dev.ark.core.decision;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.facts.FactsQuery;
import dev.ark.core.facts.FactsReader;
import dev.ark.core.facts.Paces;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Decides what waits in the lanes: reads the facts, has them evaluated, and commits each lane's verdicts if what was read still holds in the
 * writer's transaction. While one round is being written the next, of other lanes, is evaluated. No lock is held over I/O.
 */
final class DecisionPipeline implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DecisionPipeline.class);
    private static final long STOP_MILLIS = 5_000;

    private final Lanes lanes;
    private final Session reader;
    private final Evaluator evaluator;
    private final Writer writer;
    private final DecisionRecorder recorder;
    private final Repeats repeats;
    private final Supplier<Facts.Journal> journal;
    private final DecisionConfig config;
    private final Clock clock;
    private final Consumer<Answered> answered;
    private final Runnable failStop;
    private final Thread thread;
    private volatile boolean open = true;
    /** Of the pipeline's own thread. */
    private boolean evaluatorGone;

    /** What became of a round in the writer's transaction. */
    private sealed interface Commit {
        /** On the first proposals, or on all. */
        record Decided(List<Decision> decisions) implements Commit {}

        /** Something that was read had changed. */
        record Stale() implements Commit {}

        /** A proposal of the round has been decided meanwhile, by the other slot. */
        record Repeated() implements Commit {}
    }

    DecisionPipeline(
            Lanes lanes,
            Session reader,
            Evaluator evaluator,
            Writer writer,
            DecisionRecorder recorder,
            Repeats repeats,
            Supplier<Facts.Journal> journal,
            DecisionConfig config,
            Clock clock,
            Consumer<Answered> answered,
            Runnable failStop) {
        this.lanes = lanes;
        this.reader = reader;
        this.evaluator = evaluator;
        this.writer = writer;
        this.recorder = recorder;
        this.repeats = repeats;
        this.journal = journal;
        this.config = config;
        this.clock = clock;
        this.answered = answered;
        this.failStop = failStop;
        this.thread = Thread.ofPlatform().name("decisions").start(this::run);
    }

    @Override
    public void close() throws SQLException {
        open = false;
        for (Pending pending : lanes.close()) {
            pending.answer().completeExceptionally(stopping());
        }
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reader.close();
    }

    private void run() {
        while (open) {
            List<Lanes.Turn> turns = List.of();
            try {
                turns = lanes.take(config.largestRound());
                evaluate(read(turns));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.error("a round of decisions failed", e);
                turns.forEach(turn -> fail(turn, e));
            } catch (Error e) {
                LOG.fatal("nothing can be decided any more", e);
                failStop.run();
                throw e;
            }
        }
    }

    private List<Round> read(List<Lanes.Turn> turns) throws SQLException {
        return reader.snapshot(session -> {
            List<Round> rounds = new ArrayList<>(turns.size());
            for (Lanes.Turn turn : turns) {
                Lanes.Turn fresh = repeats.answered(session, turn);
                if (fresh.proposals().isEmpty()) {
                    lanes.free(turn.lane());
                } else {
                    FactsQuery query = Round.query(fresh.proposals());
                    rounds.add(
                            new Round(fresh, query, FactsReader.read(session, query, clock.instant(), journal.get())));
                }
            }
            return rounds;
        });
    }

    private void evaluate(List<Round> rounds) {
        if (rounds.isEmpty()) {
            return;
        }
        EvaluationResponse response;
        try {
            response = evaluator.evaluate(
                    new EvaluationRequest(rounds.stream().map(Round::group).toList()));
        } catch (Evaluator.EvaluatorUnavailableException e) {
            tellOfOutage(e);
            rounds.forEach(round -> refuse(round, Refusals.graveyardUnavailable(e.getMessage())));
            return;
        }
        tellOfRecovery();
        for (int i = 0; i < rounds.size(); i++) {
            commit(rounds.get(i), response.ruleset(), response.groups().get(i));
        }
    }

    /** Once for each outage: there are many rounds in one. */
    private void tellOfOutage(Evaluator.EvaluatorUnavailableException outage) {
        if (!evaluatorGone) {
            evaluatorGone = true;
            LOG.warnf(
                    outage.getCause(), "everything is denied until there are verdicts again: %s", outage.getMessage());
        }
    }

    private void tellOfRecovery() {
        if (evaluatorGone) {
            evaluatorGone = false;
            LOG.info("there are verdicts again");
        }
    }

    private void commit(Round round, Ruleset ruleset, List<Verdict> verdicts) {
        settle(
                round,
                writer.submit(transaction -> stillHolds(transaction, round)
                        ? record(transaction, round, ruleset, verdicts)
                        : new Commit.Stale()));
    }

    /** Journals the same denial for every proposal of a round, whatever has become of its facts. */
    private void refuse(Round round, Verdict denial) {
        List<Verdict> denials = Collections.nCopies(round.proposals().size(), denial);
        settle(round, writer.submit(transaction -> record(transaction, round, Ruleset.UNKNOWN, denials)));
    }

    private boolean stillHolds(Transaction transaction, Round round) throws SQLException {
        if (round.facts().asOf().plus(config.factsLifetime()).isBefore(clock.instant())) {
            return false;
        }
        return FactsReader.stillHolds(transaction.session(), round.query(), round.facts());
    }

    private Commit record(Transaction transaction, Round round, Ruleset ruleset, List<Verdict> verdicts)
            throws SQLException {
        if (!repeats.none(transaction.session(), round.turn())) {
            return new Commit.Repeated();
        }
        List<Decision> decisions = round.record(
                ruleset,
                verdicts,
                (pending, facts, rules, verdict) -> recorder.record(transaction, pending, facts, rules, verdict));
        Paces.count(transaction, round.paces(decisions.size()));
        return new Commit.Decided(decisions);
    }

    private void settle(Round round, CompletableFuture<? extends Commit> outcome) {
        outcome.whenComplete((commit, failure) -> {
            switch (commit) {
                case null -> fail(round.turn(), failure);
                case Commit.Decided decided -> answer(round.turn(), decided.decisions());
                case Commit.Stale stale -> again(round);
                case Commit.Repeated repeated -> takeAgain(round.turn());
            }
        });
    }

    private void again(Round round) {
        Lanes.Turn turn = round.turn();
        if (turn.attempt() < config.attempts()) {
            takeAgain(new Lanes.Turn(turn.lane(), turn.proposals(), turn.attempt() + 1));
        } else {
            refuse(round, Refusals.factsContended(turn.attempt()));
        }
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
            answered.accept(new Answered(decisions.get(i), System.nanoTime() - pending.sinceNanos()));
            pending.answer().complete(decisions.get(i));
        }
    }

    private static ProblemException stopping() {
        return new ProblemException(ProblemCode.UNAVAILABLE, "the core is stopping");
    }

    private void fail(Lanes.Turn turn, Throwable failure) {
        lanes.free(turn.lane());
        turn.proposals().forEach(pending -> pending.answer().completeExceptionally(failure));
    }
}
