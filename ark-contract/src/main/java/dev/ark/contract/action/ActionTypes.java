package dev.ark.contract.action;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The action types that are known, each with its family: those that every build has, and those that a ruleset registers besides. Immutable.
 *
 * @param registered family by action type
 */
public record ActionTypes(Map<String, ActionFamily> registered) {
    /** The types that every build has. */
    public static final ActionTypes BUILT_IN = new ActionTypes(Map.of());

    public ActionTypes {
        registered = Map.copyOf(registered);
    }

    /**
     * The built-in types and some more.
     *
     * @param families the name of a built-in type by the name of each further type, which has the same parameters
     * @throws IllegalArgumentException when a further type is built in, or its family is none
     */
    public static ActionTypes registering(Map<String, String> families) {
        Map<String, ActionFamily> registered = new HashMap<>();
        families.forEach((type, family) -> {
            if (ActionFamily.of(type).isPresent()) {
                throw new IllegalArgumentException("the action type " + type + " is built in");
            }
            registered.put(
                    type,
                    ActionFamily.of(family)
                            .orElseThrow(() -> new IllegalArgumentException(family + " is no family of actions")));
        });
        return new ActionTypes(registered);
    }

    /** The family that an action type belongs to, or empty for a type that nobody knows. */
    public Optional<ActionFamily> family(String actionType) {
        return ActionFamily.of(actionType).or(() -> Optional.ofNullable(registered.get(actionType)));
    }
}
