package dev.ark.contract.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Secrets that are told by the name that they stand under, at any depth: {@code "password": "…"}. A handle, {@code secret://…}, is none. Thread-safe. */
public final class NamedSecrets {
    /** The names, in words. */
    public static final List<String> NAMES = List.of(
            "access_key",
            "api_key",
            "apikey",
            "auth_token",
            "client_secret",
            "credential",
            "credentials",
            "passphrase",
            "passwd",
            "password",
            "private_key",
            "secret",
            "secret_key");

    private static final String HANDLE = "secret://";
    private static final TextNode MARKER = TextNode.valueOf("[redacted:secret]");
    private static final Pattern MARKERS = Pattern.compile("\\[redacted:[^\\]]*\\]");
    private static final KnownNames KNOWN = new KnownNames(NAMES);

    private NamedSecrets() {}

    /**
     * The value under a name, with a marker in the place of each secret; the same instance if there is none.
     *
     * @param value in which what detectors find has been replaced already; its markers stay
     */
    static JsonNode redacted(String name, JsonNode value) {
        return KNOWN.match(name) ? redacted(value) : value;
    }

    private static JsonNode redacted(JsonNode value) {
        if (value.isTextual()) {
            return isSecret(value.textValue()) ? marked(value.textValue()) : value;
        }
        return switch (value.getNodeType()) {
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            default -> value;
        };
    }

    private static JsonNode object(JsonNode value) {
        ObjectNode redacted = JsonNodeFactory.instance.objectNode();
        boolean changed = false;
        for (var member : value.properties()) {
            JsonNode kept = redacted(member.getValue());
            changed |= kept != member.getValue();
            redacted.set(member.getKey(), kept);
        }
        return changed ? redacted : value;
    }

    private static JsonNode array(JsonNode value) {
        ArrayNode redacted = JsonNodeFactory.instance.arrayNode(value.size());
        boolean changed = false;
        for (JsonNode element : value) {
            JsonNode kept = redacted(element);
            changed |= kept != element;
            redacted.add(kept);
        }
        return changed ? redacted : value;
    }

    private static boolean isSecret(String text) {
        boolean handle = text.startsWith(HANDLE) && text.length() > HANDLE.length();
        return !handle && !MARKERS.matcher(text).replaceAll("").isEmpty();
    }

    private static TextNode marked(String secret) {
        String markers =
                MARKERS.matcher(secret).results().map(MatchResult::group).collect(Collectors.joining());
        return markers.isEmpty() ? MARKER : TextNode.valueOf(markers);
    }
}
