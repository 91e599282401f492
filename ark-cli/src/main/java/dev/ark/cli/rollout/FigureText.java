package dev.ark.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;

/** Figures that may be very large. */
final class FigureText {
    private static final MathContext DIGITS = new MathContext(3);
    private static final BigDecimal SHOWN_UP_TO = BigDecimal.valueOf(1_000_000);

    private FigureText() {}

    /** Three digits. */
    static String of(JsonNode figure) {
        BigDecimal value = figure.decimalValue();
        return value.compareTo(SHOWN_UP_TO) > 0
                ? ">1000000"
                : value.round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
