package dev.ark.graveyard.rules;

import dev.ark.contract.action.CancelOrder;
import dev.ark.contract.action.Observation;
import dev.ark.contract.action.Publication;
import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Facts.Agent;
import dev.ark.contract.evaluation.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people have paused, cancelled, reduced or flattened stays so. They may also lift a rule for one action, but not every rule.
 *
 * @param lifts which of them hold
 */
public record UserOverrideAllowed(Lifts lifts) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "user_override_allowed",
            Category.GOVERNANCE,
            Severity.HIGH,
            Effect.DENY,
            "The action undoes or pre-empts what a person has ordered: anything but a cancel or an observation during a pause;"
                    + " an order that does not reduce risk after people cancelled, reduced or flattened.",
            "Wait until the override expires or an operator ends it; cancels pass always, reducing orders unless all is paused.");
    private static final String UNIT = "human override";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        Result found = Result.NOT_APPLICABLE;
        for (People.Override override : situation.facts().people().overrides()) {
            if (!isLive(override, situation.facts().asOf()) || !concerns(override, situation)) {
                continue;
            }
            switch (checkAgainst(override, situation)) {
                case Result.NotApplicable _ -> {}
                case Result.Passed passed -> found = passed;
                case Result.Violated violated -> {
                    return violated;
                }
                case Result.Unknowable unknowable -> {
                    return unknowable;
                }
            }
        }
        return found;
    }

    private Result checkAgainst(People.Override override, Situation situation) {
        return switch (override.kind()) {
            case LIFT -> Result.NOT_APPLICABLE;
            case PAUSE ->
                unless(
                        !(situation.action() instanceof CancelOrder || situation.action() instanceof Observation),
                        () -> message(override, "only cancels and observations pass"),
                        reading(override, List.of()));
            case CANCEL, REDUCE, FLATTEN ->
                situation
                        .trade()
                        .map(trade -> trade.order()
                                .judge(order -> unless(
                                        !order.value().reducesRisk(),
                                        () -> message(override, "only risk-reducing orders and cancels pass"),
                                        reading(override, order.facts()))))
                        .orElse(Result.NOT_APPLICABLE);
        };
    }

    /** Facts hold what was live when they were read, so that is the time to ask about. */
    private static boolean isLive(People.Override override, @Nullable Instant asOf) {
        return asOf == null || !asOf.isBefore(override.at()) && !asOf.isAfter(override.expiresAt());
    }

    static boolean concerns(People.Override override, Situation situation) {
        String agent = situation.item().agent();
        String account = situation.facts().agent(agent).map(Agent::account).orElse("");
        return override.concerns(agent, account)
                && (override.actionDigest() == null
                        || override.actionDigest().equals(situation.item().actionDigest()))
                && override.scopeSymbol()
                        .map(symbol -> isAbout(symbol, situation))
                        .orElse(true);
    }

    private static boolean isAbout(String symbol, Situation situation) {
        return switch (situation.action()) {
            case Trade trade -> trade.symbol().equals(symbol);
            case Publication publication ->
                !publication.symbolsAmong(List.of(symbol)).isEmpty();
            default -> false;
        };
    }

    private static String message(People.Override override, String passes) {
        return override.by() + " has ordered " + kind(override) + ": " + override.reason() + "; " + passes;
    }

    private static Reading reading(People.Override override, List<String> others) {
        List<String> facts = new ArrayList<>();
        facts.add(reference(override));
        facts.addAll(others);
        return new Reading(kind(override) + " by " + override.by(), "none against it", UNIT, facts);
    }

    private static String kind(People.Override override) {
        return override.kind().name().toLowerCase(Locale.ROOT);
    }

    static String reference(People.Override override) {
        return FactReader.reference("overrides", override.id(), override.revision());
    }
}
