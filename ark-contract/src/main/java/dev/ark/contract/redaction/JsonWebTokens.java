package dev.ark.contract.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** JSON Web Tokens in the compact form of RFC 7515: three base64url parts, the first a JSON object that names an algorithm. */
final class JsonWebTokens {
    /** How every object begins whose first character after the brace is a quotation mark. */
    private static final String BEGINNING = "eyJ";

    private JsonWebTokens() {}

    /** The end of the token that begins at an index, where what stands before {@code from} is a finding. */
    static int end(String text, int start, int from) {
        if (!text.startsWith(BEGINNING, start) || (start > from && Words.isBase64Url(text.charAt(start - 1)))) {
            return Words.NONE;
        }
        int header = partEnd(text, start);
        int payload = partEnd(text, header + 1);
        boolean parts = isDot(text, header) && payload > header + 1 && isDot(text, payload);
        return parts && namesAlgorithm(text.substring(start, header)) ? partEnd(text, payload + 1) : Words.NONE;
    }

    private static int partEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Words.isBase64Url(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDot(String text, int index) {
        return index < text.length() && text.charAt(index) == '.';
    }

    private static boolean namesAlgorithm(String header) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
            return json.stripTrailing().endsWith("}") && json.contains("\"alg\"");
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
