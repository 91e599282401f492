package dev.ark.graveyard.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.redaction.RedactedJson;
import java.util.List;
import java.util.Optional;

/**
 * Names under which secrets are kept, and handles, which may stand there in their place.
 *
 * @param prefixes that a handle begins with
 */
public record SecretNames(ConfigKeys names, List<String> prefixes) {
    public SecretNames {
        prefixes = List.copyOf(prefixes);
    }

    /** The first name, at any depth, of a secret that stands there itself; the secret is not part of it. */
    Optional<String> plainIn(JsonNode value) {
        for (var member : value.properties()) {
            Optional<String> plain = plainIn(RedactedJson.meaning(member.getKey(), value), member.getValue());
            if (plain.isPresent()) {
                return plain;
            }
        }
        if (value.isArray()) {
            for (JsonNode element : value) {
                Optional<String> plain = plainIn(element);
                if (plain.isPresent()) {
                    return plain;
                }
            }
        }
        return Optional.empty();
    }

    /** The same for one value under its name. */
    Optional<String> plainIn(String name, JsonNode value) {
        return names.match(name) && isPlain(value) ? Optional.of(name) : plainIn(value);
    }

    /** Whether a text that is no handle stands there, at any depth. */
    private boolean isPlain(JsonNode value) {
        if (value.isTextual()) {
            String text = value.textValue();
            return !text.isEmpty()
                    && prefixes.stream()
                            .noneMatch(prefix -> text.startsWith(prefix) && text.length() > prefix.length());
        }
        for (JsonNode inner : value) {
            if (isPlain(inner)) {
                return true;
            }
        }
        return false;
    }
}
