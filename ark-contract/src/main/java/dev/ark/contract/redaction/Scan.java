package dev.ark.contract.redaction;

import java.util.Optional;

/**
 * One way through a folded text, from finding to finding. All but a few characters are passed over after one look; no scanner reads
 * further than a bound or than the next place where it could start, so that the whole is linear. Not thread-safe.
 */
final class Scan {
    private static final boolean[] STARTS = starts();

    private final String text;
    private int position;
    /** The end of the last finding: what stands before it is seen no more. */
    private int from;

    Scan(String text) {
        this.text = text;
    }

    Optional<Finding> next() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c < STARTS.length && STARTS[c]) {
                Optional<Finding> finding = at(c);
                if (finding.isPresent()) {
                    from = finding.get().end();
                    position = from;
                    return finding;
                }
            }
            // Nothing begins within a word.
            position = Words.isWord(c) ? Words.end(text, position) : position + 1;
        }
        return Optional.empty();
    }

    private Optional<Finding> at(char c) {
        return switch (c) {
            case '[' -> Marker.at(text, position);
            case '@' -> EmailAddresses.around(text, position, from);
            case '=', ':' -> AssignedKeys.at(text, position, from);
            case '-' -> finding(SensitiveKind.PEM, PrivateKeys.end(text, position));
            case '+' -> finding(SensitiveKind.PHONE, PhoneNumbers.internationalEnd(text, position, from));
            case '(' -> finding(SensitiveKind.PHONE, PhoneNumbers.nationalEnd(text, position));
            default -> Words.isDigit(c) ? number() : word();
        };
    }

    private Optional<Finding> number() {
        if (Words.isDecimalPoint(text, position - 1, from)) {
            return Optional.empty();
        }
        int card = CardNumbers.end(text, position);
        return card != Words.NONE
                ? finding(SensitiveKind.CARD, card)
                : finding(SensitiveKind.PHONE, PhoneNumbers.nationalEnd(text, position));
    }

    private Optional<Finding> word() {
        int token = JsonWebTokens.end(text, position, from);
        if (token != Words.NONE) {
            return finding(SensitiveKind.JWT, token);
        }
        int key = CloudKeys.end(text, position);
        return key != Words.NONE
                ? finding(SensitiveKind.CLOUD_KEY, key)
                : finding(SensitiveKind.IBAN, Ibans.end(text, position));
    }

    private Optional<Finding> finding(SensitiveKind kind, int end) {
        return end == Words.NONE ? Optional.empty() : Optional.of(new Finding(kind, position, end));
    }

    private static boolean[] starts() {
        boolean[] starts = new boolean[0x80];
        for (char c = 0; c < starts.length; c++) {
            // A card or a national telephone number begins with 2 or more.
            starts[c] = "[@=:-+(".indexOf(c) >= 0 || Words.isAsciiLetter(c) || (c >= '2' && c <= '9');
        }
        return starts;
    }
}
