package dev.ark.graveyard.rules;

import java.util.List;
import java.util.Optional;

/**
 * Words that give a scheme away when an agent tags a trade with them, in whatever case, alone or with other words.
 *
 * @param words each without spaces
 */
public record Catalysts(List<String> words) {

    /** The first of the words that a tag holds. */
    Optional<String> in(List<String> tags) {
        for (String tag : tags) {
            for (String word : words) {
                if (holds(tag, word)) {
                    return Optional.of(word);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holds(String tag, String word) {
        for (int at = 0; at + word.length() <= tag.length(); at++) {
            if (tag.regionMatches(true, at, word, 0, word.length())
                    && isEdge(tag, at - 1)
                    && isEdge(tag, at + word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEdge(String tag, int at) {
        return at < 0 || at >= tag.length() || !Character.isLetterOrDigit(tag.charAt(at));
    }
}
