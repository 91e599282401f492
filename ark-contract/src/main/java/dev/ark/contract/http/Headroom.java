package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is left of one limit. The amounts are null when a fact that they are made of cannot be had; then the reason says which.
 *
 * @param rule whose limit it is
 * @param measure what is measured
 * @param subject the instrument or the agent that it holds for; absent when it holds for the account as a whole
 * @param unit of the three amounts
 * @param used open orders and reservations included, each at its worst
 * @param left below zero when the limit is passed
 * @param reason why the amounts are null, or why nothing is left; absent otherwise
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Headroom(
        String rule,
        String measure,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String subject,
        String unit,
        @Amount @Nullable BigDecimal limit,
        @Amount @Nullable BigDecimal used,
        @Amount @Nullable BigDecimal left,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {
    /** The subject of what holds for each instrument that is not in use. */
    public static final String ANY_OTHER = "*";

    public Headroom {
        limit = Amounts.plain(limit);
        used = Amounts.plain(used);
        left = Amounts.plain(left);
    }
}
