package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.List;

/**
 * An account, {@code GET /v1/accounts/{id}}; amounts in its currency.
 *
 * @param holdings in order of symbol
 */
public record AccountView(
        String account,
        String currency,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal equity,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal sessionStartEquity,
        List<HoldingView> holdings) {
    public AccountView {
        holdings = List.copyOf(holdings);
    }

    /** One instrument: what is held, and what open orders and reservations may yet buy or sell. */
    public record HoldingView(
            String symbol,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal openBuys,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal openSells) {}
}
