package dev.ark.graveyard.rules;

import dev.ark.contract.action.ConfigChange;
import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Facts.Agent;
import dev.ark.contract.evaluation.People.Directive;
import dev.ark.contract.evaluation.People.Forbidden;
import java.util.List;

/**
 * What users have settled for themselves, no agent settles otherwise.
 *
 * @param owned the configuration that is the users' own
 */
public record PreserveUserAutonomy(ConfigKeys owned) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "preserve_user_autonomy",
            Category.AUTONOMY,
            Severity.HIGH,
            Effect.DENY,
            "A change of configuration, limits, consent or contacts that are the user's own, or an action that an active"
                    + " directive forbids.",
            "Leave it to the user: they change what is theirs, and withdraw a directive, themselves.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        for (Directive directive : situation.facts().people().directives()) {
            if (isFor(directive, situation) && forbids(directive.forbids(), situation)) {
                return violated(
                        "the directive " + directive.id() + " forbids it: " + directive.text(),
                        new Reading(
                                directive.id(),
                                "none against it",
                                "directive",
                                List.of(FactReader.reference("directives", directive.id(), directive.revision()))));
            }
        }
        if (situation.action() instanceof ConfigChange change) {
            return unless(
                    owned.match(change.key(), change.value()),
                    () -> "the configuration key " + change.key() + " is the user's own, or one in its value is",
                    new Reading(change.key(), "any other key", "configuration key", List.of()));
        }
        return Result.NOT_APPLICABLE;
    }

    private static boolean isFor(Directive directive, Situation situation) {
        if (directive.expiry().filter(expiry -> situation.at().isAfter(expiry)).isPresent()) {
            return false;
        }
        return directive.principal() == null
                || situation
                        .facts()
                        .agent(situation.item().agent())
                        .map(Agent::principal)
                        .filter(directive.principal()::equals)
                        .isPresent();
    }

    /** Each list that is not empty has to match; when all are empty there is nothing to match. */
    private static boolean forbids(Forbidden forbidden, Situation situation) {
        boolean says = !forbidden.actionTypes().isEmpty()
                || !forbidden.sides().isEmpty()
                || !forbidden.targets().isEmpty();
        return says
                && (forbidden.actionTypes().isEmpty() || isOfType(forbidden.actionTypes(), situation))
                && (forbidden.sides().isEmpty() || isOfSide(forbidden.sides(), situation))
                && (forbidden.targets().isEmpty()
                        || forbidden.targets().stream().anyMatch(target -> Targets.match(situation.action(), target)));
    }

    private static boolean isOfType(List<String> types, Situation situation) {
        String proposed = situation.item().proposal().actionType();
        return types.stream().anyMatch(type -> ActionNames.match(type, proposed, situation.action()));
    }

    private static boolean isOfSide(List<String> sides, Situation situation) {
        return situation.action() instanceof Trade trade
                && sides.stream()
                        .anyMatch(side -> side.equalsIgnoreCase(trade.side().name()));
    }
}
