package dev.ark.graveyard.rules;

import dev.ark.contract.evaluation.Account.OrderFlow;
import java.math.BigDecimal;

/**
 * Orders that are placed to be seen and not to be filled. They are counted over {@link dev.ark.contract.evaluation.Lookback#ORDERS}.
 *
 * @param orders placed, from which it is looked for
 * @param cancelled of them, from which it is found, as a fraction
 */
public record Layering(int orders, BasisPoints cancelled) {

    boolean happens(OrderFlow flow) {
        return flow.placed() >= orders
                && cancelled.isReachedBy(BigDecimal.valueOf(flow.cancelled()), BigDecimal.valueOf(flow.placed()));
    }
}
