package dev.ark.graveyard.rules;

import java.util.List;
import java.util.Set;

/**
 * The classes of data. One that nobody knows counts as the highest.
 *
 * @param ascending from the least to the most sensitive
 * @param open those that anybody may have
 */
public record DataClasses(List<String> ascending, Set<String> open) {
    public DataClasses {
        ascending = List.copyOf(ascending);
        open = Set.copyOf(open);
    }

    /** The class that a name stands for. */
    String named(String name) {
        return ascending.contains(name) ? name : ascending.getLast();
    }

    /** Whether anybody may have data of the class that a name stands for. */
    boolean isOpen(String name) {
        return open.contains(named(name));
    }
}
