package dev.ark.graveyard.rules;

import java.util.List;

/**
 * What a rule looked at.
 *
 * @param observed the value found, as text in the unit
 * @param limit the value that it may reach
 * @param facts the facts read, each as {@code kind/id@revision}
 */
public record Reading(String observed, String limit, String unit, List<String> facts) {
    public Reading {
        facts = List.copyOf(facts);
    }
}
