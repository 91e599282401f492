package dev.ark.contract.action;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How symbols are found in a text: in any letter case, and in words that are joined to others, as in {@code aapl/TSLA...now}. */
final class SymbolNames {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}._/:@-]+");
    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}]+");
    /** Of which a symbol consists at most that is joined to something else: more would make the words too many. */
    private static final int MOST_PARTS = 3;

    private SymbolNames() {}

    /** The one form in which symbols are compared. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    }

    /** The words of a folded text, and up to three parts of a word that stand side by side. */
    static Set<String> wordsIn(String folded) {
        Set<String> words = new TreeSet<>();
        for (String word : BETWEEN_WORDS.split(folded)) {
            List<MatchResult> parts = PART.matcher(word).results().toList();
            if (parts.isEmpty()) {
                continue;
            }
            words.add(word.substring(parts.getFirst().start(), parts.getLast().end()));
            for (int first = 0; first < parts.size(); first++) {
                int end = Math.min(parts.size(), first + MOST_PARTS);
                for (MatchResult last : parts.subList(first, end)) {
                    words.add(word.substring(parts.get(first).start(), last.end()));
                }
            }
        }
        return words;
    }

    /** Whether a folded text has a folded symbol that no letter or digit stands beside. */
    static boolean isIn(String folded, String symbol) {
        if (symbol.isBlank()) {
            return false;
        }
        for (int at = folded.indexOf(symbol); at >= 0; at = folded.indexOf(symbol, at + 1)) {
            int end = at + symbol.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(folded.codePointBefore(at));
            boolean ends = end == folded.length() || !Character.isLetterOrDigit(folded.codePointAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }
}
