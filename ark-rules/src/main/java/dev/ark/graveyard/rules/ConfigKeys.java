package dev.ark.graveyard.rules;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Configuration that agents may not set. A key matches when the words of a protected name stand in it side by side, however it is
 * spelt: {@code ark.emergency-halt.enabled} and {@code emergencyHaltEnabled} both hold {@code halt}.
 */
public final class ConfigKeys {
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private final List<List<String>> names;

    public ConfigKeys(List<String> names) {
        this.names = names.stream().map(ConfigKeys::words).toList();
    }

    /** Whether a key belongs to these. */
    public boolean match(String key) {
        List<String> words = words(key);
        return names.stream().anyMatch(name -> Collections.indexOfSubList(words, name) >= 0);
    }

    private static List<String> words(String key) {
        return Arrays.stream(BETWEEN_WORDS.split(key))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
