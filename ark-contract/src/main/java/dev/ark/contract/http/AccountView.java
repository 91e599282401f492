package dev.ark.contract.http;

import dev.ark.contract.decision.Ruleset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account, {@code GET /v1/accounts/{id}}; amounts in its currency. An amount that cannot be known is absent, and a reason beside it says why.
 *
 * @param equityAt when a broker last told of the equity
 * @param holdings what is held and reserved, in order of symbol
 * @param profit of all positions together
 * @param positions what is held, or was closed, in order of symbol
 * @param openOrders what the reservations are for, in order of permit; at most {@value #MOST_ORDERS}
 * @param moreOrders whether there are more of them
 * @param ruleset whose limits these are; absent before the first verdict was used
 * @param headroom what is left of each limit, in the order of the rules; an overlay may have lowered some of them further
 */
public record AccountView(
        String account,
        String currency,
        @Amount BigDecimal equity,
        Instant equityAt,
        @Amount BigDecimal sessionStartEquity,
        TradingSession session,
        List<HoldingView> holdings,
        Profit profit,
        List<Position> positions,
        List<OpenOrder> openOrders,
        boolean moreOrders,
        Exposure exposure,
        @Nullable Ruleset ruleset,
        List<Headroom> headroom,
        Instant asOf) {
    public static final int MOST_ORDERS = 500;

    public AccountView {
        holdings = List.copyOf(holdings);
        positions = List.copyOf(positions);
        openOrders = List.copyOf(openOrders);
        headroom = List.copyOf(headroom);
    }

    /**
     * The trading session.
     *
     * @param loss by which the equity is below that at the start; zero or more
     * @param lossFraction of the equity at the start, rounded up to four decimals; absent when there was none
     * @param latched whether the limit of max_daily_loss was reached, which holds until the next session; absent when the rules cannot be read
     */
    public record TradingSession(
            String name,
            @Amount BigDecimal startEquity,
            @Amount BigDecimal lowestEquity,
            @Amount BigDecimal loss,
            @Amount @Nullable BigDecimal lossFraction,
            @Nullable Boolean latched) {}

    /** One instrument: what is held, and what open orders and reservations may yet buy or sell. */
    public record HoldingView(
            String symbol,
            @Amount BigDecimal quantity,
            @Amount BigDecimal openBuys,
            @Amount BigDecimal openSells) {}

    /**
     * What was won, below zero what was lost.
     *
     * @param realisedInSession by what was closed in this session, after fees
     * @param realisedInTotal by all that was ever closed, after fees
     * @param fees that are in the total
     * @param unrealised what closing at the marks would add, before fees; absent when it cannot be known
     * @param complete whether the cost of all that was closed is known; what it is not known of is in no sum
     * @param reason why the unrealised is absent
     */
    public record Profit(
            @Amount BigDecimal realisedInSession,
            @Amount BigDecimal realisedInTotal,
            @Amount BigDecimal fees,
            @Amount @Nullable BigDecimal unrealised,
            boolean complete,
            @Nullable String reason) {
        public Profit {
            unrealised = Amounts.plain(unrealised);
        }
    }

    /**
     * What is held of one instrument.
     *
     * @param quantity signed; zero when all was closed
     * @param cost what it was bought or sold for, with the quantity's sign; absent where it is not known
     * @param averagePrice cost by quantity and multiplier, rounded to twelve decimals to be shown; absent where there is none
     * @param mark the latest price; absent where there is none
     * @param marketValue at that mark, fresh or not; absent without it
     */
    public record Position(
            String symbol,
            @Amount BigDecimal quantity,
            @Amount @Nullable BigDecimal cost,
            @Amount @Nullable BigDecimal averagePrice,
            @Nullable Mark mark,
            @Amount @Nullable BigDecimal marketValue,
            Profit profit,
            @Amount @Nullable BigDecimal longStop,
            @Amount @Nullable BigDecimal shortStop) {
        public Position {
            averagePrice = Amounts.plain(averagePrice);
            marketValue = Amounts.plain(marketValue);
        }
    }

    /**
     * The latest price of an instrument.
     *
     * @param ageSeconds since its source gave it
     * @param usable whether the rules use it
     * @param reason why they do not
     */
    public record Mark(
            @Amount BigDecimal price,
            String source,
            Instant at,
            long ageSeconds,
            boolean usable,
            @Nullable String reason) {}

    /**
     * What the account is exposed to, as the rules see it.
     *
     * @param gross the largest positions that can come of what is held and open, added up without sign; absent when a price cannot be had
     * @param net what is held, added up with its sign
     * @param grossFraction of equity, rounded up to four decimals; absent when there is no equity
     * @param netFraction likewise, away from zero
     * @param reason why amounts are absent
     */
    public record Exposure(
            @Amount @Nullable BigDecimal gross,
            @Amount @Nullable BigDecimal net,
            @Amount @Nullable BigDecimal grossFraction,
            @Amount @Nullable BigDecimal netFraction,
            List<SymbolExposure> symbols,
            @Nullable String reason) {
        public Exposure {
            gross = Amounts.plain(gross);
            net = Amounts.plain(net);
            symbols = List.copyOf(symbols);
        }
    }

    /** The largest position, without sign, that can come of what is held and open in a symbol; absent when its price cannot be had. */
    public record SymbolExposure(
            String symbol,
            @Amount @Nullable BigDecimal amount,
            @Amount @Nullable BigDecimal fraction) {
        public SymbolExposure {
            amount = Amounts.plain(amount);
        }
    }
}
