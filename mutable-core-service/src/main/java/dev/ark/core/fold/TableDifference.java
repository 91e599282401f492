package dev.ark.core.fold;

import java.util.List;

/**
 * A table that two databases do not hold alike.
 *
 * @param onlyLeft rows, as SQL literals, that only the one has: a few of them
 * @param onlyRight likewise of the other
 */
public record TableDifference(String table, List<String> onlyLeft, List<String> onlyRight) {
    public TableDifference {
        onlyLeft = List.copyOf(onlyLeft);
        onlyRight = List.copyOf(onlyRight);
    }
}
