package dev.ark.graveyard.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A named part of the manifest. It is read by hand, not by reflection, so that a native image needs nothing registered for it.
 *
 * @param content a JSON object
 */
public record Section(String name, JsonNode content) {
    public Section {
        if (!content.isObject()) {
            throw new InvalidManifestException(name + " is not an object");
        }
    }

    /**
     * A limit that is a whole number, zero or more; its name ends in its unit.
     *
     * @throws InvalidManifestException when it is missing or anything else
     */
    public int number(String limit) {
        JsonNode value = content.path(limit);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw new InvalidManifestException(name + "." + limit + " is not a whole number of zero or more");
        }
        return value.intValue();
    }

    /**
     * A list of one or more texts.
     *
     * @throws InvalidManifestException when it is missing or anything else
     */
    public List<String> texts(String list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : content.path(list)) {
            if (!element.isTextual() || element.textValue().isBlank()) {
                throw new InvalidManifestException(name + "." + list + " has an element that is not a text");
            }
            texts.add(element.textValue());
        }
        if (texts.isEmpty()) {
            throw new InvalidManifestException(name + "." + list + " is not a list of texts");
        }
        return List.copyOf(texts);
    }
}
