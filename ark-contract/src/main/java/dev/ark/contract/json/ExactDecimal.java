package dev.ark.contract.json;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads money, prices, quantities and ratios exactly. A decimal has at most {@value #MAX_INTEGER_DIGITS} digits before the point and
 * {@value #MAX_FRACTION_DIGITS} after it, so that no product that the rules form grows without bound; an exponent is accepted when
 * the number it yields is within those bounds.
 */
public final class ExactDecimal {
    public static final int MAX_INTEGER_DIGITS = 18;
    public static final int MAX_FRACTION_DIGITS = 12;

    /** Bounds the exponent before BigDecimal sees it: {@code 1e999999999} must cost nothing. */
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");

    private ExactDecimal() {}

    /**
     * Parses a decimal.
     *
     * @param field named in the refusal
     * @throws ProblemException INVALID_VALUE for anything that is not a decimal within range, NaN and Infinity included
     */
    public static BigDecimal parse(String field, String text) {
        if (text.length() > 64 || !DECIMAL.matcher(text).matches()) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, field + " is not a decimal number");
        }
        return bounded(field, new BigDecimal(text));
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
