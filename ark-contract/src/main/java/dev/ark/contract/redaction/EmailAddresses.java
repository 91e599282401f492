package dev.ark.contract.redaction;

import java.util.Optional;

/** E-mail addresses as people write them: no quotes, no comments, and a domain whose last label is made of letters. */
final class EmailAddresses {
    private EmailAddresses() {}

    /** The address around an at sign, of which nothing stands before {@code from}. */
    static Optional<Finding> around(String text, int at, int from) {
        int start = at;
        while (start > from && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !isLabel(text.charAt(start))) {
            start++;
        }
        int end = start < at ? domainEnd(text, at + 1) : Words.NONE;
        return end == Words.NONE ? Optional.empty() : Optional.of(new Finding(SensitiveKind.EMAIL, start, end));
    }

    /**
     * The longest domain that begins at an index. Two numbers at its beginning make it the version of a package or an address of a
     * machine: {@code left-pad@1.2.3-beta.rc}.
     */
    private static int domainEnd(String text, int start) {
        int end = Words.NONE;
        int label = start;
        for (int labels = 0; label < text.length() && isLabel(text.charAt(label)); labels++) {
            int next = label;
            while (next < text.length() && Character.isLetter(text.charAt(next))) {
                next++;
                if (labels > 0 && next - label >= 2 && !Words.joined(text, next)) {
                    end = next;
                }
            }
            while (next < text.length() && (isLabel(text.charAt(next)) || text.charAt(next) == '-')) {
                next++;
            }
            if (next == text.length() || text.charAt(next) != '.' || (labels == 1 && isVersion(text, start, next))) {
                break;
            }
            label = next + 1;
        }
        return end;
    }

    private static boolean isVersion(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Words.isDigit(text.charAt(i)) && text.charAt(i) != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLabel(char c) {
        return Character.isLetterOrDigit(c);
    }

    private static boolean isLocal(char c) {
        return isLabel(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%' || c == '\'';
    }
}
