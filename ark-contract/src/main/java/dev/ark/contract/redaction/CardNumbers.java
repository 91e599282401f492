package dev.ark.contract.redaction;

/**
 * Numbers of payment cards: 13 to 19 digits with the check digit of ISO/IEC 7812 (Luhn) and the first digits of an issuer, written in
 * one, digit by digit, or in groups of which the first has four digits. An identifier of another kind looks the same once in twenty
 * times or so if it is such a number; nothing in the text could tell.
 */
final class CardNumbers {
    private static final int MIN_DIGITS = 13;
    private static final int MAX_DIGITS = 19;

    private CardNumbers() {}

    /** The end of the longest card number that begins at an index where a number can begin. */
    static int end(String text, int start) {
        Digits digits = new Digits();
        int end = Words.NONE;
        for (int i = start; digits.count < MAX_DIGITS && Words.isDigit(text, i); i++) {
            digits.add(text.charAt(i) - '0');
            if (Words.isDigit(text, i + 1)) {
                continue;
            }
            if (digits.isCard() && Words.endsNumber(text, i + 1)) {
                end = i + 1;
            }
            if (!isSeparator(text, i + 1) || !digits.nextGroup()) {
                break;
            }
            i++;
        }
        return end;
    }

    /** Whether a text is a card number and nothing else. */
    static boolean isCard(String text) {
        return !text.isEmpty() && end(text, 0) == text.length();
    }

    private static boolean isSeparator(String text, int index) {
        return index < text.length() && (text.charAt(index) == ' ' || text.charAt(index) == '-');
    }

    /** The digits read so far, as far as they matter. */
    private static final class Digits {
        private int count;
        private int prefix;
        private int firstGroup;
        private int group;
        /** Luhn sums with every second digit doubled: from the first one, which is right for an even count, and from the second. */
        private int evenSum;

        private int oddSum;

        void add(int digit) {
            int doubled = digit < 5 ? 2 * digit : 2 * digit - 9;
            evenSum += count % 2 == 0 ? doubled : digit;
            oddSum += count % 2 == 0 ? digit : doubled;
            prefix = count < 4 ? 10 * prefix + digit : prefix;
            count++;
            group++;
        }

        boolean nextGroup() {
            firstGroup = firstGroup == 0 ? group : firstGroup;
            boolean usual = switch (firstGroup) {
                case 1 -> group == 1;
                case 4 -> group >= 3 && group <= 6;
                default -> false;
            };
            group = 0;
            return usual;
        }

        boolean isCard() {
            return count >= MIN_DIGITS
                    && (count % 2 == 0 ? evenSum : oddSum) % 10 == 0
                    && ((prefix >= 3000 && prefix < 7000) || (prefix >= 2221 && prefix <= 2720))
                    && (firstGroup == 0 || (firstGroup == 1 ? group == 1 : group <= 6));
        }
    }
}
