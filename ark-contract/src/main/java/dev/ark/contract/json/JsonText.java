package dev.ark.contract.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Any JSON value, kept as it was written but for white space and the way in which characters are escaped: the order of members stays, and each
 * number keeps its digits (1 is not 1.0, and 1e400 is neither rounded nor spelled out). A number has at most 64
 * characters, as in all that ARK reads, and an exponent within ±{@value #MAX_EXPONENT}, so that whoever reads it can hold it.
 *
 * @param text JSON, as a reader of this class made it; at most {@value #MAX_LENGTH} characters
 */
@JsonSerialize(using = JsonText.Writer.class)
@JsonDeserialize(using = JsonText.Reader.class)
public record JsonText(String text) {
    public static final int MAX_LENGTH = 256 * 1024;
    public static final int MAX_EXPONENT = 9_999;

    public static final JsonText NULL = new JsonText("null");

    private static final Pattern FAR_EXPONENT = Pattern.compile(".*[eE][+-]?0*[1-9][0-9]{4,}");

    public JsonText {
        if (text.length() > MAX_LENGTH) {
            throw new ProblemException(
                    ProblemCode.BODY_TOO_LARGE, "a value has more than " + MAX_LENGTH + " characters");
        }
    }

    /**
     * Reads a text.
     *
     * @throws ProblemException MALFORMED_BODY when it is not one JSON value, INVALID_VALUE when it has a number or a character that is not kept
     */
    public static JsonText parse(String text) {
        try {
            JsonText value = ArkJson.mapper().readValue(text, JsonText.class);
            if (value == null) {
                throw new ProblemException(ProblemCode.MALFORMED_BODY, "there is no JSON value");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new ProblemException(ProblemCode.MALFORMED_BODY, "not a JSON value", e);
        }
    }

    public boolean isObject() {
        return text.startsWith("{");
    }

    /** Whether two values are the same: members in any order, numbers by their value, but a whole number is never the same as a decimal one. */
    public boolean sameAs(JsonText other) {
        return text.equals(other.text) || tree().equals(JsonText::compare, other.tree());
    }

    private JsonNode tree() {
        try {
            return ArkJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a JSON text that was read before", e);
        }
    }

    private static int compare(JsonNode one, JsonNode other) {
        boolean same = one.isNumber() && other.isNumber()
                ? one.isIntegralNumber() == other.isIntegralNumber()
                        && one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
        return same ? 0 : 1;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Writes the text as it is. */
    public static final class Writer extends StdSerializer<JsonText> {
        private static final long serialVersionUID = 1L;

        public Writer() {
            super(JsonText.class);
        }

        @Override
        public void serialize(JsonText value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeRawValue(value.text);
        }
    }

    /** Copies what is read, token by token. */
    public static final class Reader extends StdDeserializer<JsonText> {
        private static final long serialVersionUID = 1L;

        public Reader() {
            super(JsonText.class);
        }

        @Override
        public JsonText deserialize(JsonParser in, DeserializationContext context) throws IOException {
            StringWriter text = new StringWriter();
            try (JsonGenerator out = ArkJson.mapper().getFactory().createGenerator(text)) {
                copyValue(in, out);
            }
            return new JsonText(text.toString());
        }

        @Override
        public JsonText getNullValue(DeserializationContext context) {
            return NULL;
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }

        private static void copyValue(JsonParser in, JsonGenerator out) throws IOException {
            int open = 0;
            do {
                switch (open == 0 ? in.currentToken() : in.nextToken()) {
                    case START_OBJECT -> {
                        out.writeStartObject();
                        open++;
                    }
                    case START_ARRAY -> {
                        out.writeStartArray();
                        open++;
                    }
                    case END_OBJECT -> {
                        out.writeEndObject();
                        open--;
                    }
                    case END_ARRAY -> {
                        out.writeEndArray();
                        open--;
                    }
                    case FIELD_NAME -> out.writeFieldName(unicode(in.currentName()));
                    case VALUE_STRING -> out.writeString(unicode(in.getText()));
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(bounded(in.getText()));
                    case VALUE_TRUE -> out.writeBoolean(true);
                    case VALUE_FALSE -> out.writeBoolean(false);
                    case VALUE_NULL -> out.writeNull();
                    case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                        throw new IllegalArgumentException("not read from a JSON text");
                }
            } while (open > 0);
        }

        private static String unicode(String text) {
            if (!CanonicalJson.isUnicode(text)) {
                throw new ProblemException(ProblemCode.INVALID_VALUE, "a text has half of a surrogate pair");
            }
            return text;
        }

        private static String bounded(String number) {
            if (FAR_EXPONENT.matcher(number).matches()) {
                throw new ProblemException(
                        ProblemCode.INVALID_VALUE, "a number has an exponent beyond " + MAX_EXPONENT);
            }
            return number;
        }
    }
}
