package dev.ark.graveyard.rules;

import dev.ark.contract.redaction.NameWords;
import java.util.Collections;
import java.util.List;

/**
 * Configuration that agents may not set. A key matches when the words of a protected name stand in it side by side, however it is
 * spelt: {@code ark.emergency-halt.enabled} and {@code emergencyHaltEnabled} both hold {@code halt}.
 */
public final class ConfigKeys {
    private final List<List<String>> names;

    public ConfigKeys(List<String> names) {
        this.names = names.stream().map(NameWords::of).toList();
    }

    /** Whether a key belongs to these. */
    public boolean match(String key) {
        List<String> words = NameWords.of(key);
        return names.stream().anyMatch(name -> Collections.indexOfSubList(words, name) >= 0);
    }
}
