package dev.ark.graveyard.rules;

import dev.ark.contract.action.ActionFamily;
import dev.ark.contract.action.ActionTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Action types by their own names or by that of their family: a further type of a family that is among them is among them too.
 *
 * @param names as agents propose them
 * @param families those whose name is among the names
 */
public record CriticalTypes(Set<String> names, Set<ActionFamily> families, ActionTypes types) {

    static CriticalTypes of(List<String> names, ActionTypes types) {
        Set<ActionFamily> families = Arrays.stream(ActionFamily.values())
                .filter(family -> names.contains(family.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
        return new CriticalTypes(Set.copyOf(names), families, types);
    }

    boolean hold(String actionType) {
        return names.contains(actionType)
                || types.family(actionType).filter(families::contains).isPresent();
    }
}
