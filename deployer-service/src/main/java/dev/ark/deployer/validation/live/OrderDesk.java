package dev.ark.deployer.validation.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Permit;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.http.ExecutionReport;
import dev.ark.contract.http.PermitSpend;
import dev.ark.contract.http.PermitSpend.PresentedAction;
import dev.ark.deployer.validation.live.ServiceClient.Caller;
import dev.ark.runtime.trace.TraceParent;
import java.math.BigDecimal;
import java.time.Clock;

/** Takes a trial agent's orders from the proposal to what the broker says of them. */
record OrderDesk(ServiceClient edge, Tokens tokens, Clock clock) {
    Decision decide(Proposal proposal, TraceParent trace) throws CallFailedException {
        return edge.post(Caller.bearing(tokens.agent(), trace), "/v1/decisions", proposal, Decision.class);
    }

    void spend(Proposal proposal, Permit permit, TraceParent trace) throws CallFailedException {
        PresentedAction action = new PresentedAction(proposal.actionType(), proposal.parameters());
        edge.post(
                Caller.bearing(tokens.agent(), trace),
                "/v1/permits/" + permit.id() + "/spend",
                new PermitSpend(permit.token(), action),
                JsonNode.class);
    }

    void placed(String permitId, String orderId, BigDecimal quantity, TraceParent trace) throws CallFailedException {
        report(
                new ExecutionReport(permitId, orderId, ExecutionReport.Kind.PLACED, quantity, null, clock.instant()),
                trace);
    }

    void filled(String permitId, String orderId, BigDecimal quantity, BigDecimal price, TraceParent trace)
            throws CallFailedException {
        report(
                new ExecutionReport(permitId, orderId, ExecutionReport.Kind.FILLED, quantity, price, clock.instant()),
                trace);
    }

    void cancelled(String permitId, String orderId, TraceParent trace) throws CallFailedException {
        report(
                new ExecutionReport(permitId, orderId, ExecutionReport.Kind.CANCELLED, null, null, clock.instant()),
                trace);
    }

    private void report(ExecutionReport execution, TraceParent trace) throws CallFailedException {
        edge.post(Caller.bearing(tokens.broker(), trace), "/v1/executions", execution, JsonNode.class);
    }
}
