package dev.ark.deployer.validation.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Permit;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.event.Event;
import dev.ark.deployer.validation.DecisionVerdicts;
import dev.ark.deployer.validation.Finding;
import dev.ark.deployer.validation.Journey;
import dev.ark.deployer.validation.ValidationTrades;
import dev.ark.runtime.trace.TraceParent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Whether an order goes all the way, and leaves a trail. */
record IntegrationProbes(Site site) {
    /** What the isolation's permit still reserves would count as a part of the position. */
    Finding endToEnd() throws CallFailedException, InterruptedException {
        if (!site.awaitNoOrders()) {
            return new Finding(false, "headroom of an earlier order is still reserved");
        }
        long before = site.core().head();
        TraceParent trace = Site.newTrace();
        Proposal proposal = site.trades().open(trace.traceId());
        Decision decision = site.desk().decide(proposal, trace);
        Permit permit = decision.permit();
        if (permit == null) {
            return DecisionVerdicts.approved(decision);
        }
        BigDecimal quantity = ValidationTrades.quantity(proposal);
        fill(proposal, permit, decision.decisionId(), trace);
        BigDecimal held = held();
        close();
        return new Journey(trace.traceId(), rows(before)).endToEnd(quantity, held, held());
    }

    Finding trace() throws CallFailedException {
        long before = site.core().head();
        TraceParent trace = Site.newTrace();
        Proposal proposal = site.trades().valid(trace.traceId());
        Decision decision = site.desk().decide(proposal, trace);
        Permit permit = decision.permit();
        if (permit == null) {
            return DecisionVerdicts.approved(decision);
        }
        site.desk().spend(proposal, permit, trace);
        site.desk().placed(permit.id(), decision.decisionId(), ValidationTrades.quantity(proposal), trace);
        site.desk().cancelled(permit.id(), decision.decisionId(), trace);
        return new Journey(trace.traceId(), rows(before)).continuous(decision.traceId());
    }

    /** Sells what is held, in two parts: one of the same size would look like a wash trade. */
    void close() throws CallFailedException {
        BigDecimal held = held();
        if (held.signum() <= 0) {
            return;
        }
        BigDecimal first = site.trades().largerPart(held);
        sell(first);
        sell(held.subtract(first));
    }

    private void sell(BigDecimal quantity) throws CallFailedException {
        if (quantity.signum() == 0) {
            return;
        }
        TraceParent trace = Site.newTrace();
        Proposal proposal = site.trades().close(quantity, trace.traceId());
        Decision decision = site.desk().decide(proposal, trace);
        Permit permit = decision.permit();
        if (permit == null) {
            throw new CallFailedException(
                    CallFailedException.NO_ANSWER,
                    "the sale was " + DecisionVerdicts.approved(decision).seen());
        }
        fill(proposal, permit, decision.decisionId(), trace);
    }

    private void fill(Proposal proposal, Permit permit, String orderId, TraceParent trace) throws CallFailedException {
        BigDecimal quantity = ValidationTrades.quantity(proposal);
        site.desk().spend(proposal, permit, trace);
        site.desk().placed(permit.id(), orderId, quantity, trace);
        site.desk().filled(permit.id(), orderId, quantity, ValidationTrades.price(), trace);
    }

    /** What the validation's account holds. */
    BigDecimal held() throws CallFailedException {
        JsonNode account = site.edge().get(site.service(), "/v1/accounts/" + ValidationTrades.AGENT, JsonNode.class);
        for (JsonNode holding : account.path("holdings")) {
            if (holding.path("symbol").asText().equals(ValidationTrades.SYMBOL)) {
                return new BigDecimal(holding.path("quantity").asText());
            }
        }
        return BigDecimal.ZERO;
    }

    private List<Event> rows(long after) throws CallFailedException {
        List<Event> rows = new ArrayList<>();
        site.core().read(after, rows::add);
        return rows;
    }
}
