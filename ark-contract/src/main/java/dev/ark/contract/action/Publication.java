package dev.ark.contract.action;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}._/-]+|[._/-]+(?=\\s|$)");

    public Optional<String> about() {
        return Optional.ofNullable(symbol);
    }

    public Optional<String> plan() {
        return Optional.ofNullable(compensatingPlan);
    }

    /** What may be a symbol that it is about: the one that it says, and each word of its text. */
    public Set<String> mentions() {
        Set<String> mentions = BETWEEN_WORDS
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        about().ifPresent(mentions::add);
        return mentions;
    }

    /** Those of some symbols that it is about: the one that it says, and each that its text names as a word. */
    public Set<String> symbolsAmong(Collection<String> symbols) {
        Set<String> named = new TreeSet<>();
        for (String candidate : symbols) {
            if (candidate.equals(symbol) || isNamed(candidate)) {
                named.add(candidate);
            }
        }
        return named;
    }

    /** Whether the text has a symbol as a word. Most have it nowhere, so it is not taken apart for them. */
    private boolean isNamed(String candidate) {
        return text.contains(candidate) && mentions().contains(candidate);
    }
}
