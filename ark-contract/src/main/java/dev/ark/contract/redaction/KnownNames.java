package dev.ark.contract.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names that are known again however they are spelt. A name is one of these when words that stand in it side by side make up a known one,
 * a number at their end aside: {@code watch_dog}, {@code killswitch} for {@code kill_switch}, {@code db.passWord2} for {@code password}. A
 * part of a word is none: {@code asphalt} is not {@code halt}. Immutable and thread-safe.
 */
public final class KnownNames {
    private final Set<String> joined;
    private final int longest;

    public KnownNames(List<String> names) {
        joined = names.stream()
                .map(name -> String.join("", NameWords.of(name)))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        longest = joined.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Whether a name is or holds one of these. */
    public boolean match(String name) {
        if (!mayMatch(name)) {
            return false;
        }
        List<String> words = NameWords.of(name);
        for (int first = 0; first < words.size(); first++) {
            String run = "";
            for (String word : words.subList(first, words.size())) {
                run += word;
                String known = withoutNumber(run);
                if (joined.contains(run) || joined.contains(known)) {
                    return true;
                }
                if (known.length() > longest) {
                    break;
                }
            }
        }
        return false;
    }

    /** Tells most names apart before they are taken to pieces. */
    private boolean mayMatch(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        name.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        String lower = letters.toString().toLowerCase(Locale.ROOT);
        return joined.stream().anyMatch(lower::contains);
    }

    private static String withoutNumber(String run) {
        int end = run.length();
        while (end > 0 && Character.isDigit(run.charAt(end - 1))) {
            end--;
        }
        return run.substring(0, end);
    }
}
