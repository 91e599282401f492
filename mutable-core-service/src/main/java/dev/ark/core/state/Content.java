package dev.ark.core.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.JsonText;

/**
 * What a version holds.
 *
 * @param meta what belongs to the value, such as a description; its numbers are texts
 */
public record Content(JsonText value, ObjectNode meta) {
    /** A value alone. */
    public static Content of(JsonText value) {
        return new Content(value, ArkJson.mapper().createObjectNode());
    }
}
