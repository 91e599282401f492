package dev.ark.contract.redaction;

/** Private keys in PEM form (RFC 7468) and as OpenSSH and OpenPGP write them. Certificates and public keys are no secret. */
final class PrivateKeys {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final int MAX_LABEL = 40;
    /** Longer than any key in use, and bounds the search for an end that is not there. */
    private static final int MAX_BODY = 16_384;
    /** A line of a body has 64 characters as a rule; fewer than these are words. */
    private static final int MIN_LINE = 16;

    private PrivateKeys() {}

    /** The end of the key that begins with the hyphens at an index. A key that was cut off ends where its lines do. */
    static int end(String text, int start) {
        if (!text.startsWith(BEGIN, start)) {
            return Words.NONE;
        }
        int label = start + BEGIN.length();
        int labelEnd = labelEnd(text, label);
        String name = text.substring(label, labelEnd);
        if (!text.startsWith(DASHES, labelEnd)
                || !(name.endsWith("PRIVATE KEY") || name.endsWith("PRIVATE KEY BLOCK"))) {
            return Words.NONE;
        }
        int body = labelEnd + DASHES.length();
        int end = text.indexOf(END, body, Math.min(text.length(), body + MAX_BODY));
        if (end == -1) {
            return linesEnd(text, body);
        }
        int endLabel = labelEnd(text, end + END.length());
        return text.startsWith(DASHES, endLabel) ? endLabel + DASHES.length() : end + END.length();
    }

    private static int labelEnd(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < MAX_LABEL && isLabel(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLabel(char c) {
        return (c >= 'A' && c <= 'Z') || c == ' ';
    }

    private static int linesEnd(String text, int start) {
        int end = start;
        int index = start;
        while (index < text.length()) {
            // In a JSON text within a text, line breaks are a backslash and a letter; the letter passes for base64.
            if (Character.isWhitespace(text.charAt(index)) || text.charAt(index) == '\\') {
                index++;
                continue;
            }
            int line = index;
            while (index < text.length() && Words.isBase64(text.charAt(index))) {
                index++;
            }
            if (index - line < MIN_LINE) {
                return end;
            }
            end = index;
        }
        return end;
    }
}
