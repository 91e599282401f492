package dev.ark.contract.http;

import dev.ark.contract.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/config/{key}}.
 *
 * @param value any JSON value
 * @param description what it is for, up to 1,000 characters
 */
public record ConfigDraft(JsonText value, @Nullable String description) {
    public ConfigDraft {
        Checks.present("value", value);
        if (description == null) {
            description = "";
        } else if (!description.isEmpty()) {
            description = Checks.prose("description", description);
        }
    }
}
