package dev.ark.graveyard.known;

import java.util.List;
import java.util.Optional;

/**
 * What came of asking the known questions.
 *
 * @param cases how many were asked
 * @param wrong the names of those that were answered otherwise than when the rules were released
 */
public record Examination(int cases, List<String> wrong) {
    private static final int NAMED = 5;

    public Examination {
        wrong = List.copyOf(wrong);
    }

    public int passed() {
        return cases - wrong.size();
    }

    /** What is wrong, for people; empty when nothing is. */
    public Optional<String> difference() {
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        List<String> named = wrong.subList(0, Math.min(NAMED, wrong.size()));
        String more = wrong.size() > NAMED ? " and " + (wrong.size() - NAMED) + " more" : "";
        return Optional.of(wrong.size() + " of " + cases + " known answers differ: " + String.join("; ", named) + more);
    }
}
