package dev.ark.deployer.validation.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Permit;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.http.ExecutionReport;
import dev.ark.contract.http.PermitSpend;
import dev.ark.contract.http.PermitSpend.PresentedAction;
import dev.ark.deployer.validation.Sample;
import dev.ark.deployer.validation.Sample.Decided;
import dev.ark.deployer.validation.Sample.Ending;
import dev.ark.deployer.validation.Sample.Failed;
import dev.ark.deployer.validation.Shot;
import dev.ark.deployer.validation.SyntheticTrades;
import dev.ark.deployer.validation.live.EdgeClient.Caller;
import dev.ark.runtime.trace.TraceParent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;

/** Takes one shot: proposes and, when approved, spends the permit and reports the order placed and cancelled. */
record Shooter(EdgeClient edge, Tokens tokens, SyntheticTrades trades, Clock clock) {
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
            decision =
                    edge.post(new Caller("Bearer " + tokens.agent(), trace), "/v1/decisions", proposal, Decision.class);
        } catch (CallFailedException e) {
            return new Sample(shot, trace.traceId(), since(due), new Failed(Sample.DECIDE, e.getMessage()));
        }
        return new Sample(shot, trace.traceId(), since(due), ending(proposal, decision, trace.traceId()));
    }

    private Ending ending(Proposal proposal, Decision decision, String traceId) {
        if (!traceId.equals(decision.traceId())) {
            return new Failed("trace", "the decision tells of trace " + decision.traceId() + ", not " + traceId);
        }
        Permit permit = decision.permit();
        String step = "spend";
        try {
            if (permit != null) {
                spend(proposal, permit);
                step = "place";
                report(proposal, permit, decision.decisionId(), ExecutionReport.Kind.PLACED);
                step = "cancel";
                report(proposal, permit, decision.decisionId(), ExecutionReport.Kind.CANCELLED);
            }
        } catch (CallFailedException e) {
            return new Failed(step, e.getMessage());
        }
        return new Decided(decision.outcome(), decision.violations().size(), decision.complianceScore());
    }

    private void spend(Proposal proposal, Permit permit) throws CallFailedException {
        PresentedAction action = new PresentedAction(proposal.actionType(), proposal.parameters());
        edge.post(
                Caller.bearing(tokens.agent()),
                "/v1/permits/" + permit.id() + "/spend",
                new PermitSpend(permit.token(), action),
                JsonNode.class);
    }

    private void report(Proposal proposal, Permit permit, String orderId, ExecutionReport.Kind event)
            throws CallFailedException {
        BigDecimal quantity =
                new BigDecimal(proposal.parameters().get("quantity").textValue());
        edge.post(
                Caller.bearing(tokens.broker()),
                "/v1/executions",
                new ExecutionReport(permit.id(), orderId, event, quantity, null, clock.instant()),
                JsonNode.class);
    }

    private static Duration since(long due) {
        return Duration.ofNanos(System.nanoTime() - due);
    }
}
