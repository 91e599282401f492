package dev.ark.contract.http;

import dev.ark.contract.action.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order whose headroom is reserved: its permit, and what became of it so far. Quantities are zero or more, whatever the side.
 *
 * @param remaining what is reserved for it still
 * @param limitPrice absent for a market order
 * @param orderId the broker's; absent while no broker has told of it
 * @param expiresAt when the permit can be spent no more
 * @param spentAt absent while it was not spent
 * @param overdue how loud it was said that no broker has told of it; absent while it was not
 */
public record OpenOrder(
        String permitId,
        String decisionId,
        String agent,
        String account,
        String symbol,
        Trade.Side side,
        @Amount BigDecimal quantity,
        @Amount BigDecimal filled,
        @Amount BigDecimal remaining,
        @Amount @Nullable BigDecimal limitPrice,
        @Amount @Nullable BigDecimal stopLoss,
        PermitStatus.State state,
        @Nullable String orderId,
        Instant expiresAt,
        @Nullable Instant spentAt,
        AlertReport.@Nullable Level overdue) {}
