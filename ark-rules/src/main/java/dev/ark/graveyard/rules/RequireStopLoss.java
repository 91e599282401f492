package dev.ark.graveyard.rules;

import dev.ark.contract.action.Trade;
import dev.ark.contract.action.Trade.Side;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import java.math.BigDecimal;
import java.util.List;

/**
 * Whoever enters says where the loss is cut, and for the whole quantity of the order.
 *
 * @param minTicks the least distance of the stop from the entry, in ticks of the instrument
 * @param maxDistance the largest, as a fraction of the entry price
 */
public record RequireStopLoss(int minTicks, BasisPoints maxDistance) implements EntryRule {
    private static final RuleText TEXT = new RuleText(
            "require_stop_loss",
            Category.RISK_MANAGEMENT,
            Severity.MEDIUM,
            Effect.DENY,
            "An order that increases risk has no stop, or one for less than its quantity, on the wrong side of the entry or of the market, too near or too far.",
            "Set stop_loss below the entry of a buy, above that of a sale, at least a tick away, within the limit, for all of it.");
    private static final String UNIT = "fraction of entry price";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result checkEntry(ProposedTrade trade) {
        if (trade.trade().stop().isEmpty()) {
            return violated(
                    "an order that increases risk needs a stop_loss",
                    new Reading("missing", maxDistance.text(), UNIT, List.of()));
        }
        if (trade.trade().stoppedQuantity().compareTo(trade.trade().quantity()) < 0) {
            return violated(
                    "the stop has to be for the whole quantity, and is for "
                            + trade.trade().stoppedQuantity().toPlainString(),
                    new Reading("stop for less", maxDistance.text(), UNIT, List.of()));
        }
        return checkStop(trade, trade.trade().stop().get());
    }

    private Result checkStop(ProposedTrade proposed, BigDecimal stop) {
        Trade trade = proposed.trade();
        Known<BigDecimal> leastDistance =
                proposed.instrument().map(i -> i.tickSize().multiply(BigDecimal.valueOf(minTicks)));
        return proposed.entry()
                .with(leastDistance.with(proposed.quote(), Market::new), Bounds::new)
                .judge(known -> {
                    BigDecimal entry = known.value().entry();
                    BigDecimal distance = trade.side() == Side.BUY ? entry.subtract(stop) : stop.subtract(entry);
                    Reading reading =
                            new Reading(BasisPoints.ratio(distance, entry), maxDistance.text(), UNIT, known.facts());
                    if (distance.signum() <= 0) {
                        String side = trade.side() == Side.BUY ? "below" : "above";
                        return violated(
                                "the stop has to be " + side + " the entry at " + entry.toPlainString(), reading);
                    }
                    if (known.value().market().hasPassed(trade.side(), stop)) {
                        return violated("the market has passed the stop already, so that it cuts no loss", reading);
                    }
                    if (distance.compareTo(known.value().market().leastDistance()) < 0) {
                        return violated("the stop is nearer to the entry than " + minTicks + " tick(s)", reading);
                    }
                    return unless(
                            maxDistance.isExceededBy(distance, entry),
                            () -> "the stop is further from the entry than " + maxDistance.text() + " of its price",
                            reading);
                });
    }

    private record Bounds(BigDecimal entry, Market market) {}

    private record Market(BigDecimal leastDistance, Quote quote) {
        /** Whether the stop of an entry to a side would be hit at once; a limit beyond the market leaves room for such a one. */
        boolean hasPassed(Side side, BigDecimal stop) {
            int beyond = stop.compareTo(quote.price());
            return side == Side.BUY ? beyond >= 0 : beyond <= 0;
        }
    }
}
