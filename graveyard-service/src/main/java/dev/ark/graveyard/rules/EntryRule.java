package dev.ark.graveyard.rules;

/** A rule that limits what may be entered. It says nothing to an order that reduces risk, so that no exit is ever blocked by it. */
interface EntryRule extends Rule {

    @Override
    default Result check(Situation situation) {
        return situation
                .trade()
                .map(trade -> trade.order()
                        .judge(order -> order.value().reducesRisk() ? Result.NOT_APPLICABLE : checkEntry(trade)))
                .orElse(Result.NOT_APPLICABLE);
    }

    /** The rule's finding about a trade that does not reduce risk. */
    Result checkEntry(ProposedTrade trade);
}
