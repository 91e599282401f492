package dev.ark.contract.action;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A text published on a channel.
 *
 * @param symbol the instrument that the text is said to be about, when it is about one
 * @param compensatingPlan how it could be made good again
 */
public record Publication(
        String channel,
        @Nullable String symbol,
        String text,
        @Nullable String compensatingPlan) implements Action {
    public Optional<String> about() {
        return Optional.ofNullable(symbol);
    }

    public Optional<String> plan() {
        return Optional.ofNullable(compensatingPlan);
    }

    /**
     * What may be a symbol that it is about, in upper case: the one that it says, each word of its text, and the parts of a word that is joined of
     * several.
     */
    public Set<String> mentions() {
        return SymbolNames.wordsIn(searched());
    }

    /** Those of some symbols that it is about: the one that it says, and each that its text names as a word, in any letter case. */
    public Set<String> symbolsAmong(Collection<String> symbols) {
        Set<String> named = new TreeSet<>();
        if (symbols.isEmpty()) {
            return named;
        }
        String searched = searched();
        for (String candidate : symbols) {
            if (SymbolNames.isIn(searched, SymbolNames.folded(candidate))) {
                named.add(candidate);
            }
        }
        return named;
    }

    private String searched() {
        return SymbolNames.folded(symbol == null ? text : symbol + '\n' + text);
    }
}
