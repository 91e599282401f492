package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/executions}: what became of an order at the broker.
 *
 * @param quantity placed or filled by this event, above zero; ignored for a cancel, which takes back all that is left
 * @param price of the fill, above zero; ignored for anything else
 */
public record ExecutionReport(
        String permitId,
        String orderId,
        Kind event,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal price,
        Instant at) {
    public enum Kind {
        @JsonProperty("placed")
        PLACED,
        @JsonProperty("filled")
        FILLED,
        @JsonProperty("cancelled")
        CANCELLED
    }

    public ExecutionReport {
        Checks.name("permit_id", permitId);
        Checks.name("order_id", orderId);
        Checks.present("event", event);
        Checks.time("at", at);
        // What is ignored is dropped, and not carried on unbounded.
        quantity = event == Kind.CANCELLED ? null : Checks.positive("quantity", quantity);
        price = event == Kind.FILLED ? Checks.positive("price", price) : null;
    }
}
