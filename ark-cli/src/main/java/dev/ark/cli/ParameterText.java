package dev.ark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ark.contract.json.ArkJson;
import java.util.List;

/** Reads {@code key=value} arguments: a value is a text unless it is JSON, which numbers, true, false, objects and lists are. */
public final class ParameterText {
    private ParameterText() {}

    /**
     * The parameters as an object.
     *
     * @throws IllegalArgumentException when an argument has no key, or a key comes twice
     */
    public static ObjectNode parse(List<String> arguments) {
        ObjectNode parameters = ArkJson.mapper().createObjectNode();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("'" + argument + "' is not of the form key=value");
            }
            String key = argument.substring(0, equals);
            if (parameters.has(key)) {
                throw new IllegalArgumentException(key + " is given twice");
            }
            parameters.set(key, value(argument.substring(equals + 1)));
        }
        return parameters;
    }

    private static JsonNode value(String text) {
        try {
            JsonNode json = ArkJson.mapper().readTree(text);
            return json.isMissingNode() ? TextNode.valueOf(text) : json;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
