package dev.ark.contract.redaction;

/** Where words and numbers begin and end, for all scanners alike. */
final class Words {
    /** What a scanner answers where it finds nothing. */
    static final int NONE = -1;

    private static final boolean[] ASCII = ascii();

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
        if (c < ASCII.length) {
            return ASCII[c];
        }
        return Character.isLetterOrDigit(c) && Character.getType(c) != Character.OTHER_LETTER;
    }

    /** The end of the word that the character at an index belongs to. */
    static int end(String text, int index) {
        int end = index + 1;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether the characters before and at an index belong to one word, so that nothing can begin or end there. */
    static boolean joined(String text, int index) {
        return index > 0 && index < text.length() && isWord(text.charAt(index)) && isWord(text.charAt(index - 1));
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

    private static boolean[] ascii() {
        boolean[] words = new boolean[0x80];
        for (char c = 0; c < words.length; c++) {
            words[c] = isAlphanumeric(c) || c == '_';
        }
        return words;
    }
}
