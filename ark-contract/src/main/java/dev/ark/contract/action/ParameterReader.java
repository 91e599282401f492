package dev.ark.contract.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.json.ExactDecimal;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes typed parameters out of a JSON object, remembers which were taken, and refuses the object if any other is left. */
final class ParameterReader {
    private static final int MAX_TEXT = 1_024;
    private static final int MAX_LONG_TEXT = 65_536;

    private final ObjectNode parameters;
    /** A list, because there are few and each is looked for once. */
    private final List<String> taken = new ArrayList<>();

    ParameterReader(ObjectNode parameters) {
        this.parameters = parameters;
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
        return take(name).map(value -> boundedText(name, value, MAX_TEXT));
    }

    String longText(String name) {
        return take(name).map(value -> boundedText(name, value, MAX_LONG_TEXT)).orElseThrow(() -> missing(name));
    }

    List<String> texts(String name) {
        Optional<JsonNode> array = take(name);
        if (array.isEmpty()) {
            return List.of();
        }
        if (!array.get().isArray()) {
            throw invalid(name, "is not a list of texts");
        }
        List<String> texts = new ArrayList<>();
        array.get().forEach(element -> texts.add(boundedText(name, element, MAX_TEXT)));
        return texts;
    }

    BigDecimal positive(String name) {
        return optionalPositive(name).orElseThrow(() -> missing(name));
    }

    Optional<BigDecimal> optionalPositive(String name) {
        return take(name).map(value -> {
            BigDecimal number = switch (value.getNodeType()) {
                case NUMBER -> ExactDecimal.bounded("parameters." + name, value.decimalValue());
                case STRING -> ExactDecimal.parse("parameters." + name, value.textValue());
                default -> throw invalid(name, "is not a decimal number");
            };
            if (number.signum() <= 0) {
                throw invalid(name, "is not above zero");
            }
            return number;
        });
    }

    boolean flag(String name) {
        return optionalFlag(name).orElse(false);
    }

    Optional<Boolean> optionalFlag(String name) {
        return take(name).map(value -> {
            if (!value.isBoolean()) {
                throw invalid(name, "is neither true nor false");
            }
            return value.booleanValue();
        });
    }

    <E extends Enum<E>> E choice(String name, Class<E> choices) {
        return optionalChoice(name, choices).orElseThrow(() -> missing(name));
    }

    <E extends Enum<E>> Optional<E> optionalChoice(String name, Class<E> choices) {
        return take(name).map(value -> {
            String text = boundedText(name, value, MAX_TEXT);
            for (E choice : choices.getEnumConstants()) {
                if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return choice;
                }
            }
            throw invalid(name, "is not one of the choices");
        });
    }

    /** A choice that the action type implies; a parameter that says otherwise is refused. */
    <E extends Enum<E>> E impliedChoice(String name, E implied) {
        if (optionalChoice(name, implied.getDeclaringClass()).orElse(implied) != implied) {
            throw invalid(name, "contradicts the action type");
        }
        return implied;
    }

    JsonNode any(String name) {
        taken.add(name);
        JsonNode value = parameters.get(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    void acceptRest() {
        parameters.fieldNames().forEachRemaining(taken::add);
    }

    void refuseRest() {
        parameters.fieldNames().forEachRemaining(name -> {
            if (!taken.contains(name)) {
                throw new ProblemException(
                        ProblemCode.UNKNOWN_FIELD, "parameters." + name + " is not part of this action");
            }
        });
    }

    private Optional<JsonNode> take(String name) {
        taken.add(name);
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isNull());
    }

    private static String boundedText(String name, JsonNode value, int limit) {
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > limit) {
            throw invalid(name, "is not a text of 1 to " + limit + " characters");
        }
        return value.textValue();
    }

    private static ProblemException missing(String name) {
        return invalid(name, "is missing");
    }

    private static ProblemException invalid(String name, String what) {
        return new ProblemException(ProblemCode.INVALID_VALUE, "parameters." + name + " " + what);
    }
}
