package dev.ark.core.decision;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Needs;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.core.facts.FactsQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The proposals of one lane that are decided together, and the facts that they are decided on.
 */
record Round(Lanes.Turn turn, FactsQuery query, Facts facts) {
    List<Pending> proposals() {
        return turn.proposals();
    }

    /** Which facts some proposals need in a slot. */
    static FactsQuery query(String slot, List<Pending> proposals) {
        TreeSet<String> agents = new TreeSet<>();
        TreeSet<String> digests = new TreeSet<>();
        List<Needs> needs = new ArrayList<>(proposals.size());
        for (Pending pending : proposals) {
            agents.add(pending.agent());
            digests.add(pending.digest());
            needs.add(pending.needs());
        }
        return new FactsQuery(slot, agents, digests, Needs.together(needs));
    }

    /** What the evaluator is asked. */
    EvaluationRequest.Group group() {
        return new EvaluationRequest.Group(
                facts,
                proposals().stream()
                        .map(p -> new EvaluationRequest.Item(p.agent(), p.digest(), facts.asOf(), p.proposal()))
                        .toList());
    }

    /** Records what was ruled of one proposal. */
    interface Recorder {
        Decision record(Pending pending, Facts facts, Ruling ruling) throws SQLException;
    }

    /**
     * Records rulings on the facts that they were given for: each approved order counts for those after it. Stops after one that quarantines
     * its agent or reduces trading, because the verdicts behind it were given for a world that is no more.
     *
     * @return the decisions on the first proposals, on all of them unless it stopped
     */
    List<Decision> record(List<Ruling> rulings, Recorder recorder) throws SQLException {
        List<Decision> decisions = new ArrayList<>(proposals().size());
        Facts current = facts;
        for (int i = 0; i < proposals().size(); i++) {
            Pending pending = proposals().get(i);
            Ruling ruling = effective(rulings.get(i), pending, current);
            decisions.add(
                    recorder.record(pending, current.of(pending.agent(), pending.digest(), pending.needs()), ruling));
            current = current.after(
                    pending.agent(),
                    pending.digest(),
                    pending.action(),
                    ruling.verdict().outcome());
            if (changesTheGround(pending.agent(), ruling.verdict())) {
                break;
            }
        }
        return decisions;
    }

    private static Ruling effective(Ruling ruling, Pending pending, Facts current) {
        Verdict held = Fence.hold(ruling.verdict(), pending.agent(), pending.action(), current);
        return ruling.holding(pending.isSettlement() ? Settlement.conclusive(held) : held);
    }

    private boolean changesTheGround(String agent, Verdict verdict) {
        return verdict.violations().stream().anyMatch(violation -> switch (violation.effect()) {
            case DENY_AND_QUARANTINE ->
                facts.agent(agent).filter(known -> !known.quarantined()).isPresent();
            case DENY_AND_REDUCE -> facts.control().tradingState() == TradingState.ACTIVE;
            case DENY, PENDING_HUMAN, WARN -> false;
        });
    }
}
