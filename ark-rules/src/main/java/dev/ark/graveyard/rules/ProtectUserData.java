package dev.ark.graveyard.rules;

import dev.ark.contract.action.DataHandling;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Registers.Destination;
import dev.ark.contract.evaluation.Registers.Grant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Data goes nowhere but where its class may go for the purpose. */
public record ProtectUserData(DataClasses classes) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "protect_user_data",
            Category.PRIVACY,
            Severity.HIGH,
            Effect.DENY,
            "Data would go to a destination that is not registered for its class and purpose, or is shared with nobody"
                    + " named. A class that nobody knows counts as the highest.",
            "Name a destination that is registered for the class and the purpose, or have an operator register it.");
    private static final String UNIT = "destination";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        return situation.action() instanceof DataHandling data && leaves(data)
                ? checkDestination(data, situation)
                : Result.NOT_APPLICABLE;
    }

    private static boolean leaves(DataHandling data) {
        return data.operation() == DataHandling.Kind.SHARE || data.recipient().isPresent();
    }

    private Result checkDestination(DataHandling data, Situation situation) {
        String dataClass = classes.named(data.dataClass());
        String name = data.recipient().orElse("");
        if (classes.isOpen(dataClass)) {
            return new Result.Passed(new Reading(shown(name), "any", UNIT, List.of()));
        }
        String grant = dataClass + " for " + data.purpose();
        if (name.isEmpty()) {
            return violated(
                    "data of class " + dataClass + " would be shared with a destination that is not named",
                    new Reading("missing", "registered for " + grant, UNIT, List.of()));
        }
        return checkGrant(
                situation.facts().registers().destinations().get(name), name, new Grant(dataClass, data.purpose()));
    }

    private Result checkGrant(@Nullable Destination destination, String name, Grant needed) {
        String limit = "registered for " + needed.dataClass() + " for " + needed.purpose();
        if (destination == null) {
            return violated(
                    "the destination " + name + " is not registered",
                    new Reading(name + ", unregistered", limit, UNIT, List.of()));
        }
        return unless(
                !destination.grants().contains(needed),
                () -> "the destination " + name + " is not registered for data of class " + needed.dataClass() + " for "
                        + needed.purpose(),
                new Reading(
                        name,
                        limit,
                        UNIT,
                        List.of(FactReader.reference("destinations", name, destination.revision()))));
    }

    private static String shown(String name) {
        return name.isEmpty() ? "missing" : name;
    }
}
