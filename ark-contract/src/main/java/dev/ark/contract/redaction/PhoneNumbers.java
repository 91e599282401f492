package dev.ark.contract.redaction;

/**
 * Telephone numbers that cannot be taken for anything else: international ones with their plus sign (ITU-T E.164) and national ones
 * in the North American form. Digits alone are none: prices, quantities and identifiers look like that.
 */
final class PhoneNumbers {
    private static final int MIN_DIGITS = 8;
    private static final int MAX_DIGITS = 15;

    private PhoneNumbers() {}

    /** The end of the longest number that begins with the plus sign at an index, where what stands before {@code from} is a finding. */
    static int internationalEnd(String text, int plus, int from) {
        boolean added = plus > from && (Words.isWord(text.charAt(plus - 1)) || text.charAt(plus - 1) == '+');
        if (added || !Words.isDigit(text, plus + 1) || text.charAt(plus + 1) == '0') {
            return Words.NONE;
        }
        int end = Words.NONE;
        int digits = 0;
        int dots = 0;
        int others = 0;
        int index = plus + 1;
        while (true) {
            int group = index;
            while (Words.isDigit(text, index) && digits <= MAX_DIGITS) {
                index++;
                digits++;
            }
            boolean decimal = dots == 1 && others == 0;
            if (digits >= MIN_DIGITS && digits <= MAX_DIGITS && !decimal && Words.endsNumber(text, index)) {
                end = index;
            }
            int next = afterSeparator(text, index);
            if (index == group || next == Words.NONE || beginsAnother(text, next, end)) {
                return end;
            }
            boolean dot = text.charAt(index) == '.';
            dots += dot ? 1 : 0;
            others += dot ? 0 : 1;
            // A point among other separators is that of a decimal number.
            if (dots > 0 && others > 0) {
                return end;
            }
            index = next;
        }
    }

    /** The end of {@code (555) 123-4567} or {@code 555-123-4567} that begins at an index where a number can begin. */
    static int nationalEnd(String text, int start) {
        boolean inBrackets = text.charAt(start) == '(';
        int area = inBrackets ? start + 1 : start;
        if (!isDigits(text, area, 3) || text.charAt(area) < '2') {
            return Words.NONE;
        }
        int exchange;
        if (inBrackets) {
            if (!isOneOf(text, area + 3, ")")) {
                return Words.NONE;
            }
            exchange = isOneOf(text, area + 4, " ") ? area + 5 : area + 4;
        } else {
            exchange = area + 4;
        }
        boolean separated = isOneOf(text, exchange + 3, inBrackets ? "-. " : "-.")
                && (inBrackets || text.charAt(area + 3) == text.charAt(exchange + 3));
        boolean digits = isDigits(text, exchange, 3) && isDigits(text, exchange + 4, 4);
        int end = exchange + 8;
        return separated && digits && Words.endsNumber(text, end) ? end : Words.NONE;
    }

    /** The index of the digit after one separator, or after two of which one is a bracket. */
    private static int afterSeparator(String text, int index) {
        if (isOneOf(text, index, " -./()") && Words.isDigit(text, index + 1)) {
            return index + 1;
        }
        boolean bracket = (isOneOf(text, index, ")") && isOneOf(text, index + 1, " -/("))
                || (isOneOf(text, index, " -") && isOneOf(text, index + 1, "("));
        return bracket && Words.isDigit(text, index + 2) ? index + 2 : Words.NONE;
    }

    /** So that a number is not cut in two that follows a telephone number. */
    private static boolean beginsAnother(String text, int index, int end) {
        return CardNumbers.end(text, index) != Words.NONE
                || (end != Words.NONE && nationalEnd(text, index) != Words.NONE);
    }

    private static boolean isOneOf(String text, int index, String characters) {
        return index < text.length() && characters.indexOf(text.charAt(index)) >= 0;
    }

    private static boolean isDigits(String text, int start, int count) {
        for (int i = start; i < start + count; i++) {
            if (!Words.isDigit(text, i)) {
                return false;
            }
        }
        return true;
    }
}
