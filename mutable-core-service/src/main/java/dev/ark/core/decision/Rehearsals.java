package dev.ark.core.decision;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.facts.FactsReader;
import dev.ark.core.journal.JournalCondition;
import dev.ark.core.sqlite.ReadPool;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Dry runs: what proposals would be answered now. Nothing is journaled, nothing reserved. Thread-safe. */
@Singleton
public final class Rehearsals {
    private final Evaluator evaluator;
    private final Rulesets rulesets;
    private final ReadPool reads;
    private final JournalCondition journal;
    private final Clock clock;

    Rehearsals(Evaluator evaluator, Rulesets rulesets, ReadPool reads, JournalCondition journal, Clock clock) {
        this.evaluator = evaluator;
        this.rulesets = rulesets;
        this.reads = reads;
        this.journal = journal;
        this.clock = clock;
    }

    /** So many dry runs at once; the decisions come first. */
    private static final int AT_ONCE = 4;

    private final Semaphore room = new Semaphore(AT_ONCE);

    private record Ground(Facts facts, HighWaterMark mark) {}

    /**
     * Refuses what could not be proposed.
     *
     * @throws ProblemException when the proposal is not one of its action type
     */
    public void requireProposable(String agent, Proposal proposal) {
        pending(agent, proposal);
    }

    /**
     * What proposals of one agent would be answered, each approved one counting for those after it.
     *
     * @throws ProblemException when a proposal is not one of its action type; OVERLOADED when too many dry runs are under way
     */
    public List<Verdict> rehearse(String agent, List<Proposal> proposals) {
        List<Pending> read =
                proposals.stream().map(proposal -> pending(agent, proposal)).toList();
        if (!room.tryAcquire()) {
            throw new ProblemException(ProblemCode.OVERLOADED, "too many dry runs are under way");
        }
        try {
            return rehearse(agent, read, clock.instant());
        } finally {
            room.release();
        }
    }

    private List<Verdict> rehearse(String agent, List<Pending> read, Instant now) {
        Ground ground = reads.read(session -> new Ground(
                FactsReader.read(session, Round.query(rulesets.slot(), read), now, journal.now()),
                HighWaterMark.read(session)));
        var items = read.stream()
                .map(pending -> new EvaluationRequest.Item(agent, pending.digest(), now, pending.proposal()))
                .toList();
        var group = new EvaluationRequest.Group(ground.facts(), items);
        EvaluationResponse response;
        try {
            response = evaluator.evaluate(
                    new EvaluationRequest(List.of(group), ground.mark().revision()));
        } catch (Evaluator.EvaluatorUnavailableException e) {
            return Collections.nCopies(read.size(), Refusals.graveyardUnavailable(e.getMessage()));
        }
        Optional<String> objection = ground.mark().objection(response.ruleset());
        return objection.isPresent()
                ? Collections.nCopies(read.size(), Refusals.rulesetUnverified(objection.get()))
                : response.groups().getFirst();
    }

    private Pending pending(String agent, Proposal proposal) {
        return Pending.arriving(agent, proposal, rulesets.types(), Idempotency.NONE, "");
    }
}
