package dev.ark.contract.http;

import java.math.BigDecimal;

/** Body of {@code PUT /v1/facts/accounts/{id}}; amounts in the currency. */
public record AccountFact(String currency, BigDecimal equity, BigDecimal sessionStartEquity) {
    public AccountFact {
        Checks.name("currency", currency);
        equity = Checks.decimal("equity", equity);
        sessionStartEquity = Checks.decimal("session_start_equity", sessionStartEquity);
    }
}
