package dev.ark.deployer.tripwire;

import java.math.BigDecimal;
import java.math.MathContext;

/** Figures as a sentence has them. */
final class Figures {
    private static final double SHOWN_UP_TO = 1_000_000;

    private Figures() {}

    /** Three digits, in no locale's manner. */
    static String of(double value) {
        return value > SHOWN_UP_TO
                ? "over a million"
                : new BigDecimal(value)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** Both slots' counts, such as {@code 4 of 120 evaluations at the canary, 3 of 1080 at stable}. */
    static String of(Window sum, String exposure) {
        return sum.canaryEvents() + " of " + sum.canaryExposure() + " " + exposure + " at the canary, "
                + sum.stableEvents() + " of " + sum.stableExposure() + " at stable";
    }
}
