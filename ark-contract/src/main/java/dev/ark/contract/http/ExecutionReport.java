package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/executions}: what became of an order at the broker.
 *
 * @param quantity placed or filled by this event, above zero; ignored for a cancel, which takes back all that is left
 * @param price of the fill, above zero
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
        Checks.present("at", at);
        if (event != Kind.CANCELLED) {
            quantity = Checks.positive("quantity", quantity);
        }
        if (event == Kind.FILLED) {
            price = Checks.positive("price", price);
        }
    }
}
