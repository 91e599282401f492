package dev.ark.contract.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Redaction of a JSON value: of each text in it, each name of a member, each number that is one of a card, and each secret that its name tells
 * of. Every other number stays what it is. A value is never changed in place. Thread-safe.
 */
public final class RedactedJson {
    /** Makes a value read like one that is assigned in a text. */
    private static final String ASSIGNMENT = "secret_access_key=";

    private RedactedJson() {}

    /**
     * The value with markers in the place of what is sensitive. Of members whose names become the same, the later ones are numbered:
     * {@code [redacted:email]}, {@code [redacted:email]#2}.
     *
     * @return the same instance if there is nothing to replace
     */
    public static JsonNode of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            case STRING -> text(value, Redaction.of(value.textValue()));
            case NUMBER -> isCard(value) ? TextNode.valueOf(Redaction.of(digits(value))) : value;
            case BOOLEAN, NULL, MISSING, BINARY, POJO -> value;
        };
    }

    /** The kinds of what is sensitive in a value. */
    public static Set<SensitiveKind> kindsIn(JsonNode value) {
        EnumSet<SensitiveKind> kinds = EnumSet.noneOf(SensitiveKind.class);
        collect(value, kinds);
        return Collections.unmodifiableSet(kinds);
    }

    private static void collect(JsonNode value, Set<SensitiveKind> kinds) {
        switch (value.getNodeType()) {
            case OBJECT ->
                value.properties().forEach(member -> {
                    Detectors.collect(member.getKey(), kinds);
                    if (isAssigned(member.getKey(), member.getValue())) {
                        Detectors.collect(ASSIGNMENT + member.getValue().textValue(), kinds);
                    } else {
                        collect(member.getValue(), kinds);
                    }
                });
            case ARRAY -> value.forEach(element -> collect(element, kinds));
            case STRING -> Detectors.collect(value.textValue(), kinds);
            case NUMBER -> {
                if (isCard(value)) {
                    kinds.add(SensitiveKind.CARD);
                }
            }
            case BOOLEAN, NULL, MISSING, BINARY, POJO -> {}
        }
    }

    private static JsonNode object(JsonNode object) {
        ObjectNode redacted = JsonNodeFactory.instance.objectNode();
        Map<String, Integer> repetitions = new HashMap<>();
        boolean changed = false;
        for (var member : object.properties()) {
            String name = Redaction.of(member.getKey());
            JsonNode value =
                    NamedSecrets.redacted(meaning(member.getKey(), object), member(member.getKey(), member.getValue()));
            changed |= value != member.getValue() || !name.equals(member.getKey());
            redacted.set(unused(name, redacted, repetitions), value);
        }
        return changed ? redacted : object;
    }

    /** The name that a member of an object goes by: that of a setting, {@code {"key": …, "value": …}}, is its key's. */
    public static String meaning(String name, JsonNode object) {
        JsonNode key = object.path("key");
        return name.equals("value") && key.isTextual() ? key.textValue() : name;
    }

    private static String unused(String name, ObjectNode object, Map<String, Integer> repetitions) {
        String unused = name;
        while (object.has(unused)) {
            unused = name + "#" + (1 + repetitions.merge(name, 1, Integer::sum));
        }
        return unused;
    }

    private static JsonNode array(JsonNode array) {
        ArrayNode redacted = JsonNodeFactory.instance.arrayNode(array.size());
        boolean changed = false;
        for (JsonNode element : array) {
            JsonNode value = of(element);
            changed |= value != element;
            redacted.add(value);
        }
        return changed ? redacted : array;
    }

    private static JsonNode member(String name, JsonNode value) {
        if (!isAssigned(name, value)) {
            return of(value);
        }
        return text(value, Redaction.of(ASSIGNMENT + value.textValue()).substring(ASSIGNMENT.length()));
    }

    private static boolean isAssigned(String name, JsonNode value) {
        return value.isTextual() && AssignedKeys.isName(name);
    }

    private static JsonNode text(JsonNode value, String redacted) {
        return redacted.equals(value.textValue()) ? value : TextNode.valueOf(redacted);
    }

    private static boolean isCard(JsonNode number) {
        return number instanceof NumericNode numeric
                && !numeric.isInt()
                && !numeric.isNaN()
                && CardNumbers.isCard(digits(number));
    }

    /** The digits of a positive whole number that is short enough for a card, or nothing. */
    private static String digits(JsonNode number) {
        BigDecimal value = number.decimalValue();
        // As longs: a number may have a scale at the end of the range of int.
        long integerDigits = (long) value.precision() - value.scale();
        boolean whole = integerDigits <= 19
                && value.signum() > 0
                && value.stripTrailingZeros().scale() <= 0;
        return whole ? value.toBigInteger().toString() : "";
    }
}
