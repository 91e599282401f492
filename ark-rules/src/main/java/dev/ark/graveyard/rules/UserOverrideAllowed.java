package dev.ark.graveyard.rules;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.CancelOrder;
import dev.ark.contract.action.Observation;
import dev.ark.contract.action.Publication;
import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Facts.Agent;
import dev.ark.contract.evaluation.People;
import java.time.Instant;
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
        Signs signs = new Signs();
        boolean restricted = false;
        for (People.Override override : situation.facts().people().overrides()) {
            if (isAlive(override, situation.facts().asOf())
                    && restricts(override.kind(), situation.action())
                    && concerns(override, situation)) {
                restricted = true;
                look(override, situation, signs);
            }
        }
        return restricted ? signs.result(this, UNIT) : Result.NOT_APPLICABLE;
    }

    private static boolean restricts(People.Override.Kind kind, Action action) {
        return switch (kind) {
            case LIFT -> false;
            case PAUSE -> true;
            case CANCEL, REDUCE, FLATTEN -> action instanceof Trade;
        };
    }

    private static void look(People.Override override, Situation situation, Signs signs) {
        signs.looked(reference(override));
        if (override.kind() == People.Override.Kind.PAUSE) {
            if (!(situation.action() instanceof CancelOrder || situation.action() instanceof Observation)) {
                signs.found(message(override, "only cancels and observations pass"));
            }
            return;
        }
        situation
                .trade()
                .flatMap(trade -> signs.look(trade.order()))
                .filter(order -> !order.reducesRisk())
                .ifPresent(order -> signs.found(message(override, "only risk-reducing orders and cancels pass")));
    }

    /**
     * Whether an override has not expired. Facts hold what was live when they were read, so that is the time to ask about. One that begins later
     * was ordered before a clock was set back, and holds.
     */
    private static boolean isAlive(People.Override override, @Nullable Instant asOf) {
        return asOf == null || !asOf.isAfter(override.expiresAt());
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

    private static String kind(People.Override override) {
        return override.kind().name().toLowerCase(Locale.ROOT);
    }

    static String reference(People.Override override) {
        return FactReader.reference("overrides", override.id(), override.revision());
    }
}
