package dev.ark.graveyard.rules;

import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Account.OrderFlow;

/**
 * No order feigns a market that is not there: by trading with oneself, by orders that are only shown, or by sheer size. Exits are orders
 * too; taking orders back is never an offence.
 *
 * @param volume how much of an average day's volume one order may be
 */
public record NoMarketManipulation(Crossing crossing, WashTrade wash, Layering layering, BasisPoints volume)
        implements Rule {
    private static final RuleText TEXT = new RuleText(
            "no_market_manipulation",
            Category.TRADING,
            Severity.CRITICAL,
            Effect.DENY,
            "The order would meet the account's own, undo a fill just made, follow mostly cancelled orders, is too large"
                    + " for the instrument's volume, or is flagged as manipulative by the agent itself.",
            "Cancel your own orders of the other side first, wait a minute, or propose a smaller quantity.");
    private static final String UNIT = "signs of manipulation";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        if (situation.trade().isEmpty()) {
            return Result.NOT_APPLICABLE;
        }
        ProposedTrade proposed = situation.trade().get();
        Trade trade = proposed.trade();
        Signs signs = new Signs();
        if (trade.claims().manipulativeIntent()) {
            signs.found("the agent itself says that it means to manipulate");
        }
        signs.look(proposed.order())
                .ifPresent(order -> lookAt(order.account().flow(trade.symbol()), proposed, situation, signs));
        signs.look(proposed.instrument())
                .filter(instrument -> volume.isExceededBy(trade.quantity(), instrument.averageDailyVolume()))
                .ifPresent(_ -> signs.found("the order is above " + volume.text() + " of the average daily volume"));
        return signs.result(this, UNIT);
    }

    private void lookAt(OrderFlow flow, ProposedTrade proposed, Situation situation, Signs signs) {
        if (flow == OrderFlow.NONE) {
            return;
        }
        signs.look(crossing.happens(proposed, flow))
                .filter(crosses -> crosses)
                .ifPresent(_ -> signs.found("the order would cross an open order of the same account"));
        if (wash.happens(proposed.trade(), flow, situation)) {
            signs.found(
                    "the order would undo a fill of the last " + wash.window().toSeconds() + " s");
        }
        if (layering.happens(flow)) {
            signs.found(flow.cancelled() + " of the last " + flow.placed() + " orders were cancelled");
        }
    }
}
