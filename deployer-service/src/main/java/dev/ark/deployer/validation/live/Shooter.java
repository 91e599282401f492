package dev.ark.deployer.validation.live;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Permit;
import dev.ark.contract.decision.Proposal;
import dev.ark.deployer.validation.Sample;
import dev.ark.deployer.validation.Sample.Decided;
import dev.ark.deployer.validation.Sample.Ending;
import dev.ark.deployer.validation.Sample.Failed;
import dev.ark.deployer.validation.Shot;
import dev.ark.deployer.validation.SyntheticTrades;
import dev.ark.runtime.trace.TraceParent;
import java.math.BigDecimal;
import java.time.Duration;

/** Takes one shot: proposes and, when approved, spends the permit and reports the order placed and cancelled. */
record Shooter(OrderDesk desk, SyntheticTrades trades) {
    /**
     * Takes a shot.
     *
     * @param due when it was due, on the scale of {@link System#nanoTime()}
     */
    Sample take(Shot shot, long due) {
        TraceParent trace = TraceParent.continuing(null);
        Proposal proposal = trades.proposal(shot, trace.traceId());
        Decision decision;
        try {
            decision = desk.decide(proposal, trace);
        } catch (CallFailedException e) {
            return new Sample(shot, trace.traceId(), since(due), new Failed(Sample.DECIDE, e.getMessage()));
        }
        return new Sample(shot, trace.traceId(), since(due), ending(proposal, decision, trace));
    }

    private Ending ending(Proposal proposal, Decision decision, TraceParent trace) {
        if (!trace.traceId().equals(decision.traceId())) {
            return new Failed(
                    "trace", "the decision tells of trace " + decision.traceId() + ", not " + trace.traceId());
        }
        Permit permit = decision.permit();
        String step = "spend";
        try {
            if (permit != null) {
                desk.spend(proposal, permit, trace);
                step = "place";
                desk.placed(permit.id(), decision.decisionId(), quantity(proposal), trace);
                step = "cancel";
                desk.cancelled(permit.id(), decision.decisionId(), trace);
            }
        } catch (CallFailedException e) {
            return new Failed(step, e.getMessage());
        }
        return new Decided(decision.outcome(), decision.violations().size(), decision.complianceScore());
    }

    private static BigDecimal quantity(Proposal proposal) {
        return new BigDecimal(proposal.parameters().get("quantity").textValue());
    }

    private static Duration since(long due) {
        return Duration.ofNanos(System.nanoTime() - due);
    }
}
