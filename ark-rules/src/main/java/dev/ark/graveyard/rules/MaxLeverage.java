package dev.ark.graveyard.rules;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The account's whole exposure may not become large beside its equity. A claimed leverage counts when it is above the computed one. */
public record MaxLeverage(BasisPoints limit) implements EntryRule {
    private static final RuleText TEXT = new RuleText(
            "max_leverage",
            Category.RISK_MANAGEMENT,
            Severity.MEDIUM,
            Effect.DENY,
            "Gross exposure after the order, all open orders filled, is above the limit; or the agent claims so itself.",
            "Propose a smaller quantity, reduce other positions first, or claim no more leverage than you need.");
    private static final String UNIT = "times equity";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result checkEntry(ProposedTrade trade) {
        return trade.gross().judge(known -> {
            Exposure gross = known.value();
            Optional<BigDecimal> stricterClaim =
                    trade.trade().claims().claimedLeverage().filter(claim -> gross.compareClaim(claim) > 0);
            String observed = stricterClaim
                    .map(claim -> BasisPoints.ratio(claim, BigDecimal.ONE))
                    .orElseGet(gross::text);
            boolean broken = gross.exceeds(limit)
                    || stricterClaim.filter(limit::isExceededBy).isPresent();
            Reading reading = new Reading(observed, limit.text(), UNIT, known.facts());
            String how = stricterClaim.isPresent() ? "the claimed leverage is " : "gross exposure would be ";
            return unless(broken, () -> how + observed + " times equity; the limit is " + limit.text(), reading);
        });
    }

    @Override
    public List<String> claimMismatches(Situation situation) {
        return situation
                .trade()
                .flatMap(trade -> trade.trade().claims().claimedLeverage().flatMap(claim -> mismatch(trade, claim)))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<String> mismatch(ProposedTrade trade, BigDecimal claim) {
        return trade.gross() instanceof Known.Present<Exposure>(Exposure gross, List<String> _)
                        && gross.compareClaim(claim) != 0
                ? Optional.of("leverage: " + claim.toPlainString() + ", " + gross.text())
                : Optional.empty();
    }
}
