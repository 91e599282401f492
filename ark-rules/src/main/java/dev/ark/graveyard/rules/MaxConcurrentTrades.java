package dev.ark.graveyard.rules;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;

/** Only so many instruments at a time. */
public record MaxConcurrentTrades(int limit) implements EntryRule {
    private static final RuleText TEXT = new RuleText(
            "max_concurrent_trades",
            Category.RISK_MANAGEMENT,
            Severity.LOW,
            Effect.DENY,
            "More instruments than the limit have a position, an open order or a reservation after this one.",
            "Close a position or take back the orders of another instrument first.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result checkEntry(ProposedTrade trade) {
        return trade.order().judge(known -> {
            int after = known.value().symbols().size();
            return unless(
                    after > limit,
                    () -> after + " instruments would be in use; the limit is " + limit,
                    new Reading(Integer.toString(after), Integer.toString(limit), "instruments", known.facts()));
        });
    }
}
