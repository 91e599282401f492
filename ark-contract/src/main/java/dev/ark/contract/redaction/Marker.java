package dev.ark.contract.redaction;

import java.util.Locale;
import java.util.Optional;

/**
 * What stands in the place of something sensitive: {@code [redacted:email]}, {@code [redacted:card …1111]}. It counts as a finding of
 * its kind, so that a verdict over a redacted text is that over the text itself.
 */
final class Marker {
    private static final String OPENING = "[redacted:";
    private static final String BEFORE_LAST_FOUR = " …";
    private static final int SHOWN = 4;

    private Marker() {}

    /** The marker for a sensitive text. */
    static String of(SensitiveKind kind, String sensitive) {
        return OPENING + kind.label() + (kind.recognisableByItsEnd() ? BEFORE_LAST_FOUR + lastFour(sensitive) : "")
                + "]";
    }

    /** Whether a finding is a marker and not something sensitive. */
    static boolean is(String finding) {
        return FoldedText.of(finding).text().startsWith(OPENING);
    }

    /** The marker that begins with the bracket at an index. */
    static Optional<Finding> at(String text, int start) {
        if (!text.startsWith(OPENING, start)) {
            return Optional.empty();
        }
        int label = start + OPENING.length();
        for (SensitiveKind kind : SensitiveKind.values()) {
            if (text.startsWith(kind.label(), label)) {
                int end = afterLastFour(text, label + kind.label().length(), kind);
                if (end < text.length() && text.charAt(end) == ']') {
                    return Optional.of(new Finding(kind, start, end + 1));
                }
            }
        }
        return Optional.empty();
    }

    private static int afterLastFour(String text, int labelEnd, SensitiveKind kind) {
        if (!kind.recognisableByItsEnd() || !text.startsWith(BEFORE_LAST_FOUR, labelEnd)) {
            return labelEnd;
        }
        int end = labelEnd + BEFORE_LAST_FOUR.length();
        int shown = end;
        while (end < text.length() && end - shown < SHOWN && Words.isAlphanumeric(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String lastFour(String sensitive) {
        String folded = FoldedText.of(sensitive).text().toUpperCase(Locale.ROOT);
        StringBuilder reversed = new StringBuilder(SHOWN);
        for (int i = folded.length() - 1; reversed.length() < SHOWN; i--) {
            if (Words.isAlphanumeric(folded.charAt(i))) {
                reversed.append(folded.charAt(i));
            }
        }
        return reversed.reverse().toString();
    }
}
