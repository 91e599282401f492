package dev.ark.graveyard.rules;

import dev.ark.contract.action.CancelOrder;
import dev.ark.contract.action.ConfigChange;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.TradingState;
import java.time.Duration;
import java.util.List;

/**
 * A halt stops everything but cancels, and nothing an agent does can take the halt away. A state that is not known to be fresh is a halt.
 *
 * @param maxAge of the facts, beyond which the state counts as halted
 * @param halting the configuration that halting hangs on
 */
public record EmergencyHaltEnabled(Duration maxAge, ConfigKeys halting) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "emergency_halt_enabled",
            Category.GOVERNANCE,
            Severity.CRITICAL,
            Effect.DENY,
            "Halted, or the state unknown: anything but a cancel. Reducing: anything but reducing orders and cancels."
                    + " Always: a change of what halting hangs on.",
            "Wait until an operator releases the halt; cancels pass always, reducing orders while the state is reducing.");
    private static final String UNIT = "trading state";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        if (situation.action() instanceof ConfigChange change && halting.match(change.key(), change.value())) {
            return violated(
                    "the configuration key " + change.key()
                            + " belongs to the emergency halt, or one in its value does",
                    new Reading(change.key(), "any other key", "configuration key", List.of()));
        }
        boolean fresh = situation.isFresh(situation.facts().asOf(), maxAge);
        TradingState state = fresh ? situation.facts().control().tradingState() : null;
        List<String> facts = List.of(situation.control("trading_state"));
        return switch (state) {
            case null ->
                onlyCancels(situation, "unknown", "the halt state is not known freshly, which counts as", facts);
            case HALTED -> onlyCancels(situation, "halted", "the trading state is", facts);
            case REDUCING -> onlyReducing(situation, facts);
            case ACTIVE -> new Result.Passed(new Reading("active", "active", UNIT, facts));
        };
    }

    private Result onlyCancels(Situation situation, String observed, String why, List<String> facts) {
        return unless(
                !(situation.action() instanceof CancelOrder),
                () -> why + " HALTED: only cancels pass",
                new Reading(observed, "active, or a cancel", UNIT, facts));
    }

    private Result onlyReducing(Situation situation, List<String> facts) {
        Reading reading = new Reading("reducing", "active, or a reducing order or a cancel", UNIT, facts);
        if (situation.action() instanceof CancelOrder) {
            return new Result.Passed(reading);
        }
        String message = "the trading state is REDUCING: only risk-reducing orders and cancels pass";
        if (situation.trade().isEmpty()) {
            return violated(message, reading);
        }
        return situation
                .trade()
                .get()
                .order()
                .judge(order -> unless(!order.value().reducesRisk(), () -> message, reading));
    }
}
