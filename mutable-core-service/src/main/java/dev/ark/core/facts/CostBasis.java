package dev.ark.core.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A position and what it cost, by the average-cost method: what is added is added to the cost; what is closed takes its share of the cost with it,
 * and the difference is realised; what crosses zero closes all of the old and opens the rest at its own price. Kept are the quantity and the cost
 * and not the average, so that only the share of a partial close is ever rounded, and what is rounded off it stays in the cost: realised − cost is
 * always the sum of the cash flows, exactly. Immutable.
 *
 * @param quantity signed
 * @param cost quantity times price of what it was bought or sold for, with the sign of the quantity; absent where that is not known
 */
record CostBasis(BigDecimal quantity, @Nullable BigDecimal cost) {
    /** As many decimals as the product of a quantity and a price can have, and more: a cost never grows beyond them. */
    static final int SCALE = 36;

    static final CostBasis FLAT = new CostBasis(BigDecimal.ZERO, BigDecimal.ZERO);

    /**
     * What became of a position.
     *
     * @param closed how much of it, zero or more
     * @param realised what that has won, before fees; absent where it is not known
     */
    record Booked(
            CostBasis after, BigDecimal closed, @Nullable BigDecimal realised) {}

    /**
     * The position after a fill.
     *
     * @param filled signed
     * @param unit the price of one
     */
    Booked filled(BigDecimal filled, BigDecimal unit) {
        return quantity.signum() * filled.signum() >= 0 ? opened(filled, unit) : closed(filled, unit);
    }

    private Booked opened(BigDecimal filled, BigDecimal unit) {
        BigDecimal known = cost == null ? null : cost.add(filled.multiply(unit));
        return new Booked(new CostBasis(quantity.add(filled), known), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private Booked closed(BigDecimal filled, BigDecimal unit) {
        BigDecimal after = quantity.add(filled);
        boolean whole = after.signum() != quantity.signum();
        BigDecimal leaving = whole ? quantity : filled.negate();
        BigDecimal share = whole || cost == null ? cost : share(cost, leaving);
        BigDecimal realised = share == null ? null : leaving.multiply(unit).subtract(share);
        return new Booked(new CostBasis(after, costAfter(after, whole, share, unit)), leaving.abs(), realised);
    }

    private BigDecimal share(BigDecimal total, BigDecimal leaving) {
        return total.multiply(leaving).divide(quantity, SCALE, RoundingMode.HALF_EVEN);
    }

    private @Nullable BigDecimal costAfter(
            BigDecimal after, boolean whole, @Nullable BigDecimal share, BigDecimal unit) {
        if (after.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (whole) {
            return after.multiply(unit);
        }
        return cost == null || share == null ? null : cost.subtract(share);
    }
}
