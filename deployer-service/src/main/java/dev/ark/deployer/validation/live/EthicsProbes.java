package dev.ark.deployer.validation.live;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Permit;
import dev.ark.contract.decision.Proposal;
import dev.ark.deployer.validation.DecisionVerdicts;
import dev.ark.deployer.validation.Finding;
import dev.ark.deployer.validation.ValidationTrades;
import dev.ark.runtime.trace.TraceParent;

/** Whether the rules hold on the running system. */
record EthicsProbes(Site site) {
    Finding positionSize() throws CallFailedException {
        TraceParent trace = Site.newTrace();
        return denied(site.trades().tooLarge(trace.traceId()), trace, "max_position_size");
    }

    Finding leverage() throws CallFailedException {
        TraceParent trace = Site.newTrace();
        return denied(site.trades().leveraged(trace.traceId()), trace, "max_leverage");
    }

    Finding missingStop() throws CallFailedException {
        TraceParent trace = Site.newTrace();
        return denied(site.trades().withoutStop(trace.traceId()), trace, "require_stop_loss");
    }

    /** The order is placed and cancelled, so that it holds nothing. */
    Finding valid() throws CallFailedException {
        TraceParent trace = Site.newTrace();
        Proposal proposal = site.trades().valid(trace.traceId());
        Decision decision = site.desk().decide(proposal, trace);
        Permit permit = decision.permit();
        if (permit != null) {
            site.desk().spend(proposal, permit, trace);
            site.desk().placed(permit.id(), decision.decisionId(), ValidationTrades.quantity(proposal), trace);
            site.desk().cancelled(permit.id(), decision.decisionId(), trace);
        }
        return DecisionVerdicts.approved(decision);
    }

    private Finding denied(Proposal proposal, TraceParent trace, String rule) throws CallFailedException {
        return DecisionVerdicts.deniedBy(rule, site.desk().decide(proposal, trace));
    }
}
