package dev.ark.contract.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/facts/accounts/{id}}; amounts in the currency.
 *
 * @param session the trading session, 1 to 128 characters; the UTC date of the write when absent
 */
public record AccountFact(
        String currency,
        BigDecimal equity,
        BigDecimal sessionStartEquity,
        @Nullable String session) {
    private static final int MAX_SESSION = 128;

    public AccountFact {
        Checks.name("currency", currency);
        equity = Checks.decimal("equity", equity);
        sessionStartEquity = Checks.decimal("session_start_equity", sessionStartEquity);
        if (session != null) {
            Checks.text("session", session, MAX_SESSION);
        }
    }

    /** An account in the session of the day. */
    public AccountFact(String currency, BigDecimal equity, BigDecimal sessionStartEquity) {
        this(currency, equity, sessionStartEquity, null);
    }

    /** The session that it belongs to when it is written at a time. */
    public String sessionAt(Instant now) {
        return session != null
                ? session
                : now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** The fact as it is written at a time. */
    public AccountFact writtenAt(Instant now) {
        return new AccountFact(currency, equity, sessionStartEquity, sessionAt(now));
    }
}
