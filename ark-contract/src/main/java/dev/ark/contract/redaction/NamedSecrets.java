package dev.ark.contract.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Secrets that are told by the name that they stand under: {@code "password": "…"}. A handle, {@code secret://…}, is none. Thread-safe. */
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
    private static final List<List<String>> NAMES_IN_WORDS =
            NAMES.stream().map(NameWords::of).toList();
    /** Every name holds one of these, so that most names are told apart at a glance. */
    private static final List<String> STEMS = List.of("key", "token", "secret", "credential", "pass");

    private NamedSecrets() {}

    /**
     * The value under a name, with a marker in the place of each secret; the same instance if there is none.
     *
     * @param value in which what detectors find has been replaced already; its markers stay
     */
    static JsonNode redacted(String name, JsonNode value) {
        return isName(name) ? redacted(value) : value;
    }

    private static JsonNode redacted(JsonNode value) {
        if (value.isTextual()) {
            return isSecret(value.textValue()) ? marked(value.textValue()) : value;
        }
        if (!value.isArray()) {
            return value;
        }
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

    private static boolean isName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (STEMS.stream().noneMatch(lower::contains)) {
            return false;
        }
        List<String> words = NameWords.of(name);
        return NAMES_IN_WORDS.stream().anyMatch(known -> Collections.indexOfSubList(words, known) >= 0);
    }
}
