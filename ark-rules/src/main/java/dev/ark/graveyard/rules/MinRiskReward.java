package dev.ark.graveyard.rules;

import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import java.math.BigDecimal;
import java.util.List;

/**
 * What an entry may win is worth what it may lose, fees counted on both sides.
 *
 * @param least the smallest ratio of the two
 */
public record MinRiskReward(BasisPoints least) implements EntryRule {
    private static final RuleText TEXT = new RuleText(
            "min_risk_reward",
            Category.RISK_MANAGEMENT,
            Severity.MEDIUM,
            Effect.DENY,
            "An order that increases risk has no target or no stop, or its target is too near for what its stop risks.",
            "Set take_profit on the winning side of the entry, far enough beside the distance of stop_loss, or do not enter.");
    private static final String UNIT = "reward over risk";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result checkEntry(ProposedTrade trade) {
        if (trade.trade().target().isEmpty()) {
            return without("no target", "an order that increases risk needs a take_profit");
        }
        if (trade.trade().stop().isEmpty()) {
            return without("no stop", "without a stop_loss nobody knows what the order risks");
        }
        BigDecimal target = trade.trade().target().get();
        BigDecimal stop = trade.trade().stop().get();
        return trade.entry()
                .with(
                        trade.instrument(),
                        (entry, i) -> Prospect.of(trade.trade().side(), entry, target, stop, i.feesPerUnit()))
                .judge(known -> checkProspect(known.value(), known.facts()));
    }

    private Result without(String what, String message) {
        return violated(message, new Reading(what, least.text(), UNIT, List.of()));
    }

    private Result checkProspect(Prospect prospect, List<String> facts) {
        String observed = BasisPoints.ratioFromBelow(prospect.reward(), prospect.risk());
        Reading reading = new Reading(observed, least.text(), UNIT, facts);
        if (prospect.risk().signum() <= 0) {
            return violated("the stop_loss is on the winning side of the entry, so that nothing is risked", reading);
        }
        if (prospect.reward().signum() <= 0) {
            return violated("nothing would be won at the take_profit, after fees", reading);
        }
        return unless(
                !least.isReachedBy(prospect.reward(), prospect.risk()),
                () -> "reward over risk is " + observed + "; the least is " + least.text(),
                reading);
    }

    /**
     * What one unit may win and lose, in price units.
     *
     * @param reward at the target, after fees
     * @param risk at the stop, fees included
     */
    private record Prospect(BigDecimal reward, BigDecimal risk) {
        static Prospect of(Trade.Side side, BigDecimal entry, BigDecimal target, BigDecimal stop, BigDecimal fees) {
            BigDecimal won = target.subtract(entry);
            BigDecimal lost = entry.subtract(stop);
            return side == Trade.Side.BUY
                    ? new Prospect(won.subtract(fees), lost.add(fees))
                    : new Prospect(won.negate().subtract(fees), lost.negate().add(fees));
        }
    }
}
