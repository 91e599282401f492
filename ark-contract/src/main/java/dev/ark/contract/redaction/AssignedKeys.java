package dev.ark.contract.redaction;

import java.util.List;
import java.util.Optional;

/** The secret keys of AWS and the account keys of Azure storage: they have no form of their own, their name must stand before them. */
final class AssignedKeys {
    private static final List<String> NAMES = List.of(
            "secret_access_key",
            "secret access key",
            "secretaccesskey",
            "aws_secret_key",
            "awssecretkey",
            "accountkey");

    private static final int MIN_LENGTH = 40;
    /** Quotation marks and spaces between a name, the sign of assignment and a value. */
    private static final String BETWEEN = " \t\"'\\";

    private static final int MAX_BETWEEN = 6;

    private AssignedKeys() {}

    /** The value after the sign of assignment at an index if a name before it, but not before {@code from}, says that it is a key. */
    static Optional<Finding> at(String text, int sign, int from) {
        int nameEnd = sign;
        while (nameEnd > from && sign - nameEnd < MAX_BETWEEN && BETWEEN.indexOf(text.charAt(nameEnd - 1)) >= 0) {
            nameEnd--;
        }
        if (!endsWithName(text, from, nameEnd)) {
            return Optional.empty();
        }
        int value = sign + 1;
        while (value < text.length() && value - sign <= MAX_BETWEEN && isBeforeValue(text.charAt(value))) {
            value++;
        }
        int end = value;
        while (end < text.length() && Words.isBase64(text.charAt(end))) {
            end++;
        }
        return end - value >= MIN_LENGTH
                ? Optional.of(new Finding(SensitiveKind.CLOUD_KEY, value, end))
                : Optional.empty();
    }

    /** Whether what is assigned to a name is a key if it looks like one. */
    static boolean isName(String name) {
        return endsWithName(name, 0, name.length());
    }

    private static boolean isBeforeValue(char c) {
        return BETWEEN.indexOf(c) >= 0 || c == '=' || c == '>';
    }

    private static boolean endsWithName(String text, int from, int end) {
        if (end == from || (text.charAt(end - 1) | 0x20) != 'y') {
            return false;
        }
        for (String name : NAMES) {
            int start = end - name.length();
            if (start >= from && text.regionMatches(true, start, name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }
}
