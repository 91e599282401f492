package dev.ark.graveyard.rules;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Account;
import java.math.BigDecimal;
import java.util.List;

/**
 * A day's loss is bounded before it is made: what is lost and what the stops could still lose may not be more than the limit. Once the loss
 * alone has reached it, only reducing is left for the session. What an order could lose is denied and no more: a proposal must not be able to stop
 * everybody else.
 */
public record MaxDailyLoss(BasisPoints limit) implements EntryRule {
    private static final RuleText TEXT = new RuleText(
            "max_daily_loss",
            Category.RISK_MANAGEMENT,
            Severity.CRITICAL,
            Effect.DENY_AND_REDUCE,
            "The session's loss has reached the limit, which lets nothing but reducing orders through; or it would pass the limit if every"
                    + " stop were hit, this order's too, which is denied.",
            "Reduce positions, set nearer stops, or propose a smaller quantity; after such a loss, wait for the next session.");
    private static final String UNIT = "fraction of equity at session start";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result checkEntry(ProposedTrade trade) {
        return trade.order().judge(known -> {
            Account account = known.value().account();
            BigDecimal start = account.sessionStartEquity();
            if (isReachedBy(account)) {
                BigDecimal worstLoss = worstLoss(account);
                return violated(
                        "the session's loss has reached " + shown(worstLoss, start)
                                + " of its starting equity; the limit is " + limit.text(),
                        reading(worstLoss, start, known.facts()));
            }
            return checkRisk(trade, start, loss(account));
        });
    }

    /** Whether the session's loss was ever at the limit: then it stays so until the next session. Always so with no equity at its start. */
    boolean isReachedBy(Account account) {
        BigDecimal start = account.sessionStartEquity();
        return start.signum() <= 0 || limit.isReachedBy(worstLoss(account), start);
    }

    /** The session's loss as it stands, in the account's currency; zero or more. */
    static BigDecimal loss(Account account) {
        return account.sessionStartEquity().subtract(account.equity()).max(BigDecimal.ZERO);
    }

    private static BigDecimal worstLoss(Account account) {
        return account.sessionStartEquity().subtract(account.sessionLowEquity().min(account.equity()));
    }

    private Result checkRisk(ProposedTrade trade, BigDecimal start, BigDecimal loss) {
        return trade.book().judge(known -> {
            BigDecimal atRisk = loss.add(known.value().risk());
            Reading reading = reading(atRisk, start, known.facts());
            return limit.isExceededBy(atRisk, start)
                    ? new Result.Violated(
                            Effect.DENY,
                            "the session's loss could reach " + reading.observed()
                                    + " of its starting equity if every stop were hit; the limit is " + limit.text(),
                            reading)
                    : new Result.Passed(reading);
        });
    }

    private Reading reading(BigDecimal loss, BigDecimal start, List<String> facts) {
        return new Reading(shown(loss, start), limit.text(), UNIT, facts);
    }

    private static String shown(BigDecimal loss, BigDecimal start) {
        return BasisPoints.ratio(loss, start);
    }
}
