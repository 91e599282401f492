package dev.ark.core.permit;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a permit allows, and the reservation behind it.
 *
 * @param haltEpoch the epoch under which it was given
 * @param account of the agent; empty for an agent without one
 * @param order that it is for, or none
 */
public record PermitTerms(
        String id,
        String decisionId,
        String agent,
        String actionDigest,
        long haltEpoch,
        Instant expiresAt,
        String account,
        PermittedOrder order) {
    /** Of the order; empty for what is no order. */
    public String symbol() {
        return order.symbol();
    }

    /** The order's signed quantity; zero for what is no order. */
    public BigDecimal quantity() {
        return order.quantity();
    }
}
