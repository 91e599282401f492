package dev.ark.graveyard.rules;

/** A rule that limits what may be entered. It says nothing to an order that reduces risk, so that no exit is ever blocked by it. */
interface EntryRule extends Rule {

    @Override
    default Result check(Situation situation) {
        if (situation.trade().isEmpty()) {
            return Result.NOT_APPLICABLE;
        }
        ProposedTrade trade = situation.trade().get();
        return trade.order().judge(order -> order.value().reducesRisk() ? Result.NOT_APPLICABLE : checkEntry(trade));
    }

    /** The rule's finding about a trade that does not reduce risk. */
    Result checkEntry(ProposedTrade trade);
}
