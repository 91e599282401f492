package dev.ark.graveyard.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.redaction.KnownNames;
import dev.ark.contract.redaction.RedactedJson;
import java.util.List;

/**
 * Configuration that agents may not set. A key matches when the words of a protected name stand in it side by side, however it is
 * spelt: {@code ark.emergency-halt.enabled} and {@code emergencyHaltEnabled} both hold {@code halt}.
 */
public final class ConfigKeys {
    private final KnownNames names;

    public ConfigKeys(List<String> names) {
        this.names = new KnownNames(names);
    }

    /** Whether a key belongs to these. */
    public boolean match(String key) {
        return names.match(key);
    }

    /** Whether a key belongs to these, or one that its value sets: a member at any depth, or what a setting in it says that its key is. */
    public boolean match(String key, JsonNode value) {
        return match(key) || anyIn(value);
    }

    private boolean anyIn(JsonNode value) {
        for (var member : value.properties()) {
            String name = member.getKey();
            if (match(name) || match(RedactedJson.meaning(name, value)) || anyIn(member.getValue())) {
                return true;
            }
        }
        if (value.isArray()) {
            for (JsonNode element : value) {
                if (anyIn(element)) {
                    return true;
                }
            }
        }
        return false;
    }
}
