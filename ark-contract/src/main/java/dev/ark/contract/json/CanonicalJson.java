package dev.ark.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * The one text of a JSON value that digests are taken over: members sorted by UTF-16 code units and no white space as in RFC 8785,
 * strings escaped as there. It departs from RFC 8785 in numbers alone: they are written as exact plain decimals without trailing zeros
 * (1, 0.1, 187.2), because ARK never passes a number through binary floating point.
 */
public final class CanonicalJson {
    /** Keeps a short text such as 1e999999999 from becoming a gigabyte of zeros. */
    private static final int MAX_NUMBER_DIGITS = 60;

    private CanonicalJson() {}

    /**
     * Writes a value canonically.
     *
     * @throws ProblemException INVALID_VALUE when a number would need more than {@value #MAX_NUMBER_DIGITS} digits, or a text has half of a
     *     surrogate pair: it has no UTF-8 form, and would digest like another text
     */
    public static String write(JsonNode value) {
        StringBuilder out = new StringBuilder(256);
        append(out, value);
        return out.toString();
    }

    /** SHA-256 of the canonical text, as 64 lower-case hexadecimal digits. */
    public static String sha256(JsonNode value) {
        return sha256(write(value));
    }

    /** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of some bytes, as 64 lower-case hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void append(StringBuilder out, JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> appendObject(out, value);
            case ARRAY -> appendArray(out, value);
            case NUMBER -> out.append(plain(value.decimalValue()));
            case STRING -> appendString(out, value.textValue());
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL, MISSING -> out.append("null");
            case BINARY, POJO -> throw new IllegalArgumentException("not a JSON value: " + value.getNodeType());
        }
    }

    private static void appendObject(StringBuilder out, JsonNode object) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        char separator = '{';
        for (var member : sorted.entrySet()) {
            out.append(separator);
            appendString(out, member.getKey());
            out.append(':');
            append(out, member.getValue());
            separator = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void appendArray(StringBuilder out, JsonNode array) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            append(out, array.get(i));
        }
        out.append(']');
    }

    /** Whether each half of a surrogate pair has its other half. A text of which this is not true has no UTF-8 form. */
    public static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static void appendString(StringBuilder out, String text) {
        if (!isUnicode(text)) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, "a text has half of a surrogate pair");
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** How many digits the plain form has: those before the point and those after it. */
    private static long digits(BigDecimal number) {
        long scale = number.scale();
        return Math.max(number.precision(), scale) + Math.max(0, -scale);
    }

    private static String plain(BigDecimal number) {
        if (digits(number) > MAX_NUMBER_DIGITS) {
            throw new ProblemException(
                    ProblemCode.INVALID_VALUE, "a number has more than " + MAX_NUMBER_DIGITS + " digits");
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** An empty object to build canonical values with. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
