package dev.ark.contract.http;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How amounts that were computed are shown. */
final class Amounts {
    private Amounts() {}

    /** The same number, without zeros at its end. */
    static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
