package dev.ark.graveyard.rules;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;

/** No single position may become large beside the account's equity. */
public record MaxPositionSize(BasisPoints limit) implements EntryRule {
    private static final RuleText TEXT = new RuleText(
            "max_position_size",
            Category.RISK_MANAGEMENT,
            Severity.HIGH,
            Effect.DENY,
            "The largest position that can come of the order, at the mark, is above the limit, or there is no equity.",
            "Propose a smaller quantity, or take back open orders in the same instrument.");
    private static final String UNIT = "fraction of equity";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result checkEntry(ProposedTrade trade) {
        return trade.position().judge(known -> {
            Exposure position = known.value();
            Reading reading = new Reading(position.text(), limit.text(), UNIT, known.facts());
            return unless(
                    position.exceeds(limit),
                    () -> "the position in " + trade.trade().symbol() + " could reach " + position.text()
                            + " of equity; the limit is " + limit.text(),
                    reading);
        });
    }
}
