package dev.ark.graveyard.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rule finds that looks for several things, one of which is enough. What is found outweighs what could not be looked at. Not
 * thread-safe; one for each check.
 */
final class Signs {
    private final List<String> found = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();
    private final List<MissingFact> missing = new ArrayList<>();

    /**
     * Something was found.
     *
     * @param clause for people
     */
    void found(String clause) {
        found.add(clause);
    }

    /** A fact was looked at. */
    void looked(String fact) {
        facts.add(fact);
    }

    /** Facts that were to be looked at cannot be had. */
    void lack(List<MissingFact> lacking) {
        missing.addAll(lacking);
    }

    /** Looks at a value; empty when it cannot be had. */
    <T> Optional<T> look(Known<T> known) {
        return switch (known) {
            case Known.Present<T> present -> {
                facts.addAll(present.facts());
                yield Optional.of(present.value());
            }
            case Known.Missing<T> lacking -> {
                missing.addAll(lacking.facts());
                yield Optional.empty();
            }
        };
    }

    /**
     * The rule's result.
     *
     * @param unit what the signs are signs of
     */
    Result result(Rule rule, String unit) {
        if (found.isEmpty() && !missing.isEmpty()) {
            return Rule.unknowable(missing);
        }
        String observed = found.isEmpty() ? "none" : String.join(" and ", found);
        return rule.unless(!found.isEmpty(), () -> observed, new Reading(observed, "none", unit, facts));
    }
}
