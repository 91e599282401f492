package dev.ark.core.decision;

import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.facts.FactsQuery;
import dev.ark.core.facts.FactsReader;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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
    private final Rulesets rulesets;
    private final Repeats repeats;
    private final CommitStage commits;
    private final Supplier<Facts.Journal> journal;
    private final int largestRound;
    private final Clock clock;
    private final Runnable failStop;
    private final Thread thread;
    private volatile boolean open = true;
    /** Of the pipeline's own thread. */
    private boolean evaluatorGone;

    DecisionPipeline(
            Lanes lanes,
            Session reader,
            Evaluator evaluator,
            Rulesets rulesets,
            Repeats repeats,
            CommitStage commits,
            Supplier<Facts.Journal> journal,
            int largestRound,
            Clock clock,
            Runnable failStop) {
        this.lanes = lanes;
        this.reader = reader;
        this.evaluator = evaluator;
        this.rulesets = rulesets;
        this.repeats = repeats;
        this.commits = commits;
        this.journal = journal;
        this.largestRound = largestRound;
        this.clock = clock;
        this.failStop = failStop;
        this.thread = Thread.ofPlatform().name("decisions").start(this::run);
    }

    @Override
    public void close() throws SQLException {
        open = false;
        for (Pending pending : lanes.close()) {
            pending.answer().completeExceptionally(CommitStage.stopping());
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
                turns = lanes.take(largestRound);
                decide(turns);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.error("a round of decisions failed", e);
                if (Database.isDamaged(e)) {
                    failStop.run();
                }
                for (Lanes.Turn turn : turns) {
                    commits.fail(turn, e);
                }
            } catch (Error e) {
                LOG.fatal("nothing can be decided any more", e);
                failStop.run();
                throw e;
            }
        }
    }

    private void decide(List<Lanes.Turn> turns) throws SQLException {
        List<Round> rounds = new ArrayList<>(turns.size());
        long lowestRevision = reader.snapshot(session -> {
            for (Lanes.Turn turn : turns) {
                Lanes.Turn fresh = readByRules(repeats.answered(session, turn));
                if (fresh.proposals().isEmpty()) {
                    lanes.free(turn.lane());
                } else {
                    FactsQuery query = Round.query(rulesets.slot(), fresh.proposals());
                    rounds.add(
                            new Round(fresh, query, FactsReader.read(session, query, clock.instant(), journal.get())));
                }
            }
            return HighWaterMark.read(session).revision();
        });
        if (!rounds.isEmpty()) {
            evaluate(rounds, lowestRevision);
        }
    }

    /** The turn with its actions read by the action types of the rules in use, which may have come after the proposals; without those that are none. */
    private Lanes.Turn readByRules(Lanes.Turn turn) {
        List<Pending> read = new ArrayList<>(turn.proposals().size());
        for (Pending pending : turn.proposals()) {
            try {
                read.add(pending.readBy(rulesets.types()));
            } catch (ProblemException e) {
                pending.answer().completeExceptionally(e);
            }
        }
        return new Lanes.Turn(turn.lane(), read, turn.attempt());
    }

    private void evaluate(List<Round> rounds, long lowestRevision) {
        EvaluationResponse response;
        try {
            response = evaluator.evaluate(
                    new EvaluationRequest(rounds.stream().map(Round::group).toList(), lowestRevision));
        } catch (Evaluator.EvaluatorUnavailableException e) {
            tellOfOutage(e);
            rounds.forEach(round -> commits.refuse(round, Refusals.graveyardUnavailable(e.getMessage())));
            return;
        }
        tellOfRecovery();
        if (!rulesets.areInUse(response.ruleset())) {
            change(response, rounds);
            return;
        }
        // All are read before any is committed: what throws then has not been half done.
        List<List<Ruling>> rulings = IntStream.range(0, rounds.size())
                .mapToObj(i -> Ruling.of(response, i))
                .toList();
        for (int i = 0; i < rounds.size(); i++) {
            commits.commit(rounds.get(i), rulings.get(i));
        }
    }

    /** Takes the rules that answered into use, if they may be, before any of their verdicts is used: the rounds are evaluated anew. */
    private void change(EvaluationResponse response, List<Round> rounds) {
        try {
            rulesets.use(response.ruleset());
        } catch (Rulesets.UnverifiedRulesetException e) {
            LOG.errorf("everything is denied: %s", e.getMessage());
            rounds.forEach(round -> commits.refuse(round, Refusals.rulesetUnverified(e.getMessage())));
            return;
        }
        rounds.forEach(commits::again);
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
}
