package dev.ark.core.permit;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The order that a permit is for.
 *
 * @param symbol empty for what is no order
 * @param quantity signed; zero for what is no order
 * @param limitPrice absent for a market order
 * @param stopLoss absent when it has none
 */
public record PermittedOrder(
        String symbol,
        BigDecimal quantity,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopLoss) {
    /** Of what is no order. */
    public static final PermittedOrder NONE = new PermittedOrder("", BigDecimal.ZERO, null, null);

    private static final int INTEGER_DIGITS = 18;
    private static final int FRACTION_DIGITS = 12;

    /** The order that an action is, or none. */
    public static PermittedOrder of(Action action) {
        if (!(action instanceof Trade trade)) {
            return NONE;
        }
        return new PermittedOrder(
                trade.symbol(),
                trade.signedQuantity(),
                trade.orderType() == Trade.OrderType.LIMIT ? trade.limitPrice() : null,
                trade.stopLoss());
    }

    /** BUY or SELL; empty for what is no order. */
    String side() {
        return switch (quantity.signum()) {
            case 1 -> Trade.Side.BUY.name();
            case -1 -> Trade.Side.SELL.name();
            default -> "";
        };
    }

    @Nullable
    String plainStop() {
        return stopLoss == null ? null : stopLoss.toPlainString();
    }

    /** The limit price as a text that sorts as the number does: all the digits that a price may have, with zeros where it has none. */
    @Nullable
    String paddedLimit() {
        if (limitPrice == null) {
            return null;
        }
        String text =
                limitPrice.setScale(FRACTION_DIGITS, RoundingMode.UNNECESSARY).toPlainString();
        return "0".repeat(INTEGER_DIGITS + 1 + FRACTION_DIGITS - text.length()) + text;
    }
}
