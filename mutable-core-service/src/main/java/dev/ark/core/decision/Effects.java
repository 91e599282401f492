package dev.ark.core.decision;

import dev.ark.core.permit.PermittedOrder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a decision does to the tables that the decision itself does not say. It stands in the decision's row, so that the row alone tells it.
 *
 * @param depth how many decisions led to this one, itself included
 * @param orders 1 for an order, 0 for anything else: what it counts for in its agent's pace
 * @param reserved what its permit is for; absent when it is not approved
 * @param published what it counts as having published; absent when it is no approved publication
 * @param idempotency the request's; absent when it has none
 */
record Effects(
        Basis.Origin origin,
        int depth,
        int orders,
        @Nullable Reserved reserved,
        @Nullable Published published,
        @Nullable Idempotency idempotency) {
    /**
     * What a permit is for.
     *
     * @param account of the agent; empty when it has none
     * @param order absent when it is none
     */
    record Reserved(String account, @Nullable PermittedOrder order) {
        PermittedOrder orderOrNone() {
            return order == null ? PermittedOrder.NONE : order;
        }
    }

    /** About which symbols was published, and for whom. */
    record Published(String principal, String account, Set<String> symbols) {
        Published {
            symbols = Set.copyOf(symbols);
        }
    }
}
