package dev.ark.contract.redaction;

import java.util.Arrays;

/**
 * A text as a reader takes it: digits of any script and full-width forms as ASCII, spaces and hyphens of any width as plain ones, and
 * nothing invisible. It keeps people from hiding a number from scanners that they do not hide from readers.
 */
final class FoldedText {
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;
    private static final int REMOVED = -1;

    private final String original;
    private final String text;
    /** For each folded character the index of its original, or empty if nothing was folded. */
    private final int[] origins;

    private FoldedText(String original, String text, int[] origins) {
        this.original = original;
        this.text = text;
        this.origins = origins;
    }

    static FoldedText of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80 && fold(text.codePointAt(i)) != text.codePointAt(i)) {
                return folding(text);
            }
        }
        return new FoldedText(text, text, new int[0]);
    }

    private static FoldedText folding(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        int[] origins = new int[text.length()];
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int plain = fold(codePoint);
            if (plain != REMOVED) {
                Arrays.fill(origins, folded.length(), folded.length() + Character.charCount(plain), i);
                folded.appendCodePoint(plain);
            }
            i += Character.charCount(codePoint);
        }
        return new FoldedText(text, folded.toString(), origins);
    }

    String text() {
        return text;
    }

    /** The place in the original text of a finding in this one. */
    Finding original(Finding finding) {
        if (origins.length == 0) {
            return finding;
        }
        int last = origins[finding.end() - 1];
        int end = last + Character.charCount(original.codePointAt(last));
        return new Finding(finding.kind(), origins[finding.start()], end);
    }

    private static int fold(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint;
        }
        if (codePoint > 0xFF00 && codePoint < 0xFF5F) {
            return codePoint - FULL_WIDTH_OFFSET;
        }
        return switch (Character.getType(codePoint)) {
            case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(codePoint, 10);
            case Character.SPACE_SEPARATOR -> ' ';
            // Soft hyphen, zero-width space and joiners, byte-order mark, marks of direction.
            case Character.FORMAT -> REMOVED;
            case Character.DASH_PUNCTUATION, Character.MATH_SYMBOL -> isShortDash(codePoint) ? '-' : codePoint;
            default -> codePoint;
        };
    }

    /** Hyphens, figure and en dash and the minus sign; a longer dash separates words. */
    private static boolean isShortDash(int codePoint) {
        return (codePoint >= 0x2010 && codePoint <= 0x2013) || codePoint == 0x2212 || codePoint == 0xFE63;
    }
}
