package dev.ark.core.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.JsonText;
import dev.ark.core.sqlite.JournalEntry;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says of a change of state. A value stands in it as a text that holds its JSON, not as JSON of its own: a reader of the journal
 * must be able to read every row, whatever number or depth an agent wrote, and the value must come back exactly.
 */
final class JournalBody {
    static final String VALUE = "value_json";

    private JournalBody() {}

    /**
     * Which key, and what it holds now.
     *
     * @param content null for a deletion
     */
    static ObjectNode of(Scope scope, String key, @Nullable Content content) {
        ObjectNode body = ArkJson.mapper().createObjectNode();
        if (scope.space() == Space.STATE) {
            body.put("agent", scope.owner());
        }
        body.put("key", key);
        if (content != null) {
            body.put(VALUE, content.value().text()).setAll(content.meta());
        }
        return body;
    }

    /** Whose keys a row changes. */
    static Scope scope(JournalEntry entry) {
        return new Scope(Space.ofRow(entry.row().type()), entry.text("agent"));
    }

    /** What a key holds after a change; null after a deletion. */
    static @Nullable Content content(Scope scope, JsonNode change) {
        JsonNode value = change.get(VALUE);
        if (value == null) {
            return null;
        }
        ObjectNode meta = ArkJson.mapper().createObjectNode();
        for (String member : scope.space().members()) {
            if (change.has(member)) {
                meta.set(member, change.get(member));
            }
        }
        return new Content(new JsonText(value.textValue()), meta);
    }
}
