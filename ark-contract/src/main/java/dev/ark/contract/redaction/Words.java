package dev.ark.contract.redaction;

/** Where words and numbers begin and end, for all scanners alike. */
final class Words {
    /** What a scanner answers where it finds nothing. */
    static final int NONE = -1;

    private Words() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isDigit(String text, int index) {
        return index >= 0 && index < text.length() && isDigit(text.charAt(index));
    }

    static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isAlphanumeric(char c) {
        return isAsciiLetter(c) || isDigit(c);
    }

    static boolean isBase64Url(char c) {
        return isAlphanumeric(c) || c == '-' || c == '_';
    }

    static boolean isBase64(char c) {
        return isAlphanumeric(c) || c == '+' || c == '/' || c == '=';
    }

    /** Letters of scripts that put no spaces between words do not join, so that a number is found that such a text surrounds. */
    static boolean isWord(char c) {
        if (c < 0x80) {
            return isAlphanumeric(c) || c == '_';
        }
        return Character.isLetterOrDigit(c) && Character.getType(c) != Character.OTHER_LETTER;
    }

    /** Whether the characters before and at an index belong to one word, so that nothing can begin or end there. */
    static boolean joined(String text, int index) {
        return joined(text, index, 0);
    }

    /** The same, where what stands before {@code from} is a finding. */
    static boolean joined(String text, int index, int from) {
        return index > from && index < text.length() && isWord(text.charAt(index)) && isWord(text.charAt(index - 1));
    }

    /** Whether the character at an index is the point of a decimal number. */
    static boolean isDecimalPoint(String text, int index, int from) {
        return index > from
                && index < text.length()
                && text.charAt(index) == '.'
                && isDigit(text, index - 1)
                && isDigit(text, index + 1);
    }

    /** Whether a number may end before an index. */
    static boolean endsNumber(String text, int index) {
        return !joined(text, index) && !isDecimalPoint(text, index, 0);
    }
}
