package dev.ark.contract.action;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order for an instrument. Prices are per unit in the account's currency, quantities in units of the instrument, both positive.
 *
 * @param limitPrice present for limit orders
 * @param stopQuantity what the stop is for; all of the order when absent
 * @param claims what the agent says of itself and the core computes for itself; see {@link Claims}
 */
public record Trade(
        String symbol,
        Side side,
        BigDecimal quantity,
        OrderType orderType,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal stopQuantity,
        @Nullable BigDecimal takeProfit,
        Claims claims)
        implements Action {

    public enum Side {
        @JsonProperty("buy")
        BUY,
        @JsonProperty("sell")
        SELL;

        /** +1 for a purchase, −1 for a sale. */
        public int sign() {
            return this == BUY ? 1 : -1;
        }
    }

    public enum OrderType {
        MARKET,
        LIMIT
    }

    /**
     * An agent's claims about a trade. They can make a verdict stricter and never laxer.
     *
     * @param leverage claimed gross exposure over equity
     * @param hrmApproved claimed approval
     * @param manipulativeIntent the agent's own flag
     * @param catalysts tags of what moved the agent to trade
     */
    public record Claims(
            @Nullable BigDecimal leverage, boolean hrmApproved, boolean manipulativeIntent, List<String> catalysts) {
        public static final Claims NONE = new Claims(null, false, false, List.of());

        public Claims {
            catalysts = List.copyOf(catalysts);
        }

        public Optional<BigDecimal> claimedLeverage() {
            return Optional.ofNullable(leverage);
        }
    }

    public Optional<BigDecimal> stop() {
        return Optional.ofNullable(stopLoss);
    }

    /** The quantity that the stop is for. */
    public BigDecimal stoppedQuantity() {
        return stopQuantity == null ? quantity : stopQuantity;
    }

    public Optional<BigDecimal> limit() {
        return Optional.ofNullable(limitPrice);
    }

    public Optional<BigDecimal> target() {
        return Optional.ofNullable(takeProfit);
    }

    /** The quantity with the side's sign. */
    public BigDecimal signedQuantity() {
        return side == Side.BUY ? quantity : quantity.negate();
    }
}
