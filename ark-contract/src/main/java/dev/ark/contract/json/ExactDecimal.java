package dev.ark.contract.json;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.math.BigDecimal;

/**
 * Reads money, prices, quantities and ratios exactly. A decimal has at most {@value #MAX_INTEGER_DIGITS} digits before the point and
 * {@value #MAX_FRACTION_DIGITS} after it, so that no product that the rules form grows without bound; an exponent is accepted when
 * the number it yields is within those bounds.
 */
public final class ExactDecimal {
    public static final int MAX_INTEGER_DIGITS = 18;
    public static final int MAX_FRACTION_DIGITS = 12;

    private static final int NONE = -1;
    private static final int MAX_DIGITS = 40;
    private static final int MAX_EXPONENT_DIGITS = 2;

    private ExactDecimal() {}

    /**
     * Parses a decimal.
     *
     * @param field named in the refusal
     * @throws ProblemException INVALID_VALUE for anything that is not a decimal within range, NaN and Infinity included
     */
    public static BigDecimal parse(String field, String text) {
        if (text.length() > 64 || !isDecimal(text)) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, field + " is not a decimal number");
        }
        return bounded(field, new BigDecimal(text));
    }

    /**
     * Whether a text is {@code -?[0-9]{1,40}(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?}, written out because every number of every proposal
     * comes by. It bounds the exponent before BigDecimal sees it: {@code 1e999999999} must cost nothing.
     */
    private static boolean isDecimal(String text) {
        int at = digitsEnd(text, has(text, 0, "-") ? 1 : 0, MAX_DIGITS);
        if (has(text, at, ".")) {
            at = digitsEnd(text, at + 1, MAX_DIGITS);
        }
        if (has(text, at, "eE")) {
            at = digitsEnd(text, has(text, at + 1, "+-") ? at + 2 : at + 1, MAX_EXPONENT_DIGITS);
        }
        return at == text.length();
    }

    /** Where the digits end that begin at an index; nowhere when there are none or too many, or there is no such index. */
    private static int digitsEnd(String text, int start, int most) {
        int end = start;
        while (has(text, end, "0123456789")) {
            end++;
        }
        return end > start && end - start <= most ? end : NONE;
    }

    private static boolean has(String text, int index, String characters) {
        return index != NONE && index < text.length() && characters.indexOf(text.charAt(index)) >= 0;
    }

    /** The same number, normalised, if it is within range; a refusal otherwise. */
    public static BigDecimal bounded(String field, BigDecimal number) {
        BigDecimal normal = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        // As longs: the JSON number 1e2147483647 has a scale at the end of the range of int.
        long integerDigits = (long) normal.precision() - normal.scale();
        if (normal.scale() > MAX_FRACTION_DIGITS || integerDigits > MAX_INTEGER_DIGITS) {
            throw new ProblemException(
                    ProblemCode.INVALID_VALUE,
                    field + " has more than " + MAX_INTEGER_DIGITS + " integer or " + MAX_FRACTION_DIGITS
                            + " fraction digits");
        }
        return normal.scale() < 0 ? normal.setScale(0) : normal;
    }
}
