package dev.ark.graveyard.overlay;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.projectnessie.cel.common.types.NullT;

/** JSON as CEL takes it: whole numbers of 64 bits as ints, other numbers as exact decimal texts. */
final class ParameterValues {
    private ParameterValues() {}

    static Object of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                value.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
                yield members;
            }
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                value.forEach(element -> elements.add(of(element)));
                yield elements;
            }
            case STRING -> value.textValue();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> number(value.decimalValue());
            case NULL, MISSING, BINARY, POJO -> NullT.NullValue;
        };
    }

    private static Object number(BigDecimal number) {
        BigDecimal normal = number.stripTrailingZeros();
        // A scale far out would make a text that no memory holds.
        if (normal.scale() <= 0 && (long) normal.precision() - normal.scale() <= 18) {
            return normal.longValueExact();
        }
        return Math.abs((long) normal.scale()) <= 64 ? normal.toPlainString() : normal.toString();
    }
}
