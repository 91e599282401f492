package dev.ark.graveyard.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A ratio as a limit, in ten-thousandths. Immutable. */
public final class BasisPoints {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);
    private static final int SHOWN_DECIMALS = 4;
    private static final int LEAST_DECIMALS = 2;

    private final BigDecimal value;
    private final String text;

    /** A limit of some ten-thousandths; its text is wanted in every measurement, so it is made once. */
    public BasisPoints(int value) {
        this.value = BigDecimal.valueOf(value);
        this.text = shown(BigDecimal.valueOf(value, SHOWN_DECIMALS));
    }

    /** Whether part ÷ whole is above this; exact, by multiplying crosswise. A whole of zero is exceeded by any part above
     * zero, one below zero by any part of zero or more. */
    public boolean isExceededBy(BigDecimal part, BigDecimal whole) {
        return part.multiply(WHOLE).compareTo(whole.multiply(value)) > 0;
    }

    /** Whether part ÷ whole is this or above it, for a whole above zero. */
    public boolean isReachedBy(BigDecimal part, BigDecimal whole) {
        return part.multiply(WHOLE).compareTo(whole.multiply(value)) >= 0;
    }

    /** Whether a ratio is above this. */
    public boolean isExceededBy(BigDecimal ratio) {
        return isExceededBy(ratio, BigDecimal.ONE);
    }

    /** This part of a whole, exactly. */
    public BigDecimal of(BigDecimal whole) {
        return whole.multiply(value).movePointLeft(SHOWN_DECIMALS);
    }

    /** A price higher by this. */
    public BigDecimal above(BigDecimal price) {
        return price.multiply(WHOLE.add(value).movePointLeft(SHOWN_DECIMALS));
    }

    /** A price lower by this. */
    public BigDecimal below(BigDecimal price) {
        return price.multiply(WHOLE.subtract(value).movePointLeft(SHOWN_DECIMALS));
    }

    /** The ratio as a decimal, such as {@code 0.10}. */
    public String text() {
        return text;
    }

    /**
     * A ratio to be shown, at most four decimals, rounded up: what is shown exceeds a limit exactly when the ratio itself does, because
     * limits are whole basis points. {@code undefined} for a whole of zero or less.
     */
    public static String ratio(BigDecimal part, BigDecimal whole) {
        return ratio(part, whole, RoundingMode.UP);
    }

    /** The same, rounded down, for a limit that is a least: what is shown falls short of it exactly when the ratio itself does. */
    public static String ratioFromBelow(BigDecimal part, BigDecimal whole) {
        return ratio(part, whole, RoundingMode.FLOOR);
    }

    private static String ratio(BigDecimal part, BigDecimal whole, RoundingMode rounding) {
        return whole.signum() <= 0 ? "undefined" : shown(part.divide(whole, SHOWN_DECIMALS, rounding));
    }

    /** A ratio of two amounts in whole basis points, rounded up; the largest long for a whole of zero or less, or a ratio beyond all longs. */
    public static long roundedUp(BigDecimal part, BigDecimal whole) {
        if (whole.signum() <= 0) {
            return Long.MAX_VALUE;
        }
        BigDecimal ratio = part.multiply(WHOLE).divide(whole, 0, RoundingMode.CEILING);
        return ratio.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    private static String shown(BigDecimal ratio) {
        BigDecimal stripped = ratio.stripTrailingZeros();
        return stripped.setScale(Math.max(stripped.scale(), LEAST_DECIMALS)).toPlainString();
    }
}
