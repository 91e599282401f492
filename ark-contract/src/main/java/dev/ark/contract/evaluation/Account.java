package dev.ark.contract.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ark.contract.action.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A trading account, amounts in its currency.
 *
 * @param session the trading session that the figures belong to
 * @param sessionStartEquity equity when the session began
 * @param sessionLowEquity the lowest equity that was told of in the session; a loss stays one until the next session
 * @param holdings by symbol
 * @param flows what happened to orders lately, by symbol; of the symbols that are traded now
 */
public record Account(
        long revision,
        String currency,
        String session,
        BigDecimal equity,
        BigDecimal sessionStartEquity,
        BigDecimal sessionLowEquity,
        Instant at,
        Map<String, Holding> holdings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, OrderFlow> flows) {
    public Account {
        holdings = Map.copyOf(holdings);
        flows = flows == null ? Map.of() : Map.copyOf(flows);
    }

    /**
     * One instrument in one account.
     *
     * @param quantity held, negative when short
     * @param openBuys bought by resting orders and live reservations, not yet filled; zero or more
     * @param openSells sold likewise; zero or more
     * @param longStop the lowest stop of the entries behind a long position; absent when one of them has none
     * @param shortStop the highest stop of the entries behind a short position; absent when one of them has none
     */
    public record Holding(
            BigDecimal quantity,
            BigDecimal openBuys,
            BigDecimal openSells,
            @Nullable BigDecimal longStop,
            @Nullable BigDecimal shortStop) {
        public static final Holding NONE = new Holding(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, null, null);

        /** This holding with one more open order. */
        public Holding withOpen(BigDecimal signedQuantity, @Nullable BigDecimal stop) {
            if (signedQuantity.signum() >= 0) {
                return new Holding(
                        quantity,
                        openBuys.add(signedQuantity),
                        openSells,
                        mayBeLong() ? lower(longStop, stop) : stop,
                        shortStop);
            }
            return new Holding(
                    quantity,
                    openBuys,
                    openSells.subtract(signedQuantity),
                    longStop,
                    mayBeShort() ? higher(shortStop, stop) : stop);
        }

        /** Whether the position is long, or can become long by what is open. */
        public boolean mayBeLong() {
            return quantity.add(openBuys).signum() > 0;
        }

        /** Whether the position is short, or can become short by what is open. */
        public boolean mayBeShort() {
            return quantity.subtract(openSells).signum() < 0;
        }

        private static @Nullable BigDecimal lower(@Nullable BigDecimal first, @Nullable BigDecimal second) {
            return first == null || second == null ? null : first.min(second);
        }

        private static @Nullable BigDecimal higher(@Nullable BigDecimal first, @Nullable BigDecimal second) {
            return first == null || second == null ? null : first.max(second);
        }
    }

    /**
     * What happened lately to the account's orders in one symbol, and what rests.
     *
     * @param placed orders that the broker reported as placed within {@link Lookback#ORDERS}
     * @param cancelled orders reported as cancelled within it
     * @param buys what is open to buy, reservations included
     * @param sells what is open to sell
     * @param fills the orders that were filled, in part or whole, within it
     */
    public record OrderFlow(int placed, int cancelled, OpenSide buys, OpenSide sells, List<Fill> fills) {
        public static final OrderFlow NONE = new OrderFlow(0, 0, OpenSide.NONE, OpenSide.NONE, List.of());

        public OrderFlow {
            fills = List.copyOf(fills);
        }

        OrderFlow with(Trade trade) {
            return trade.side() == Trade.Side.BUY
                    ? new OrderFlow(placed, cancelled, buys.with(trade), sells, fills)
                    : new OrderFlow(placed, cancelled, buys, sells.with(trade), fills);
        }
    }

    /**
     * The open orders of one side.
     *
     * @param market whether there is a market order among them
     * @param best the limit that would trade first: the highest to buy, the lowest to sell; absent when there is no limit order
     */
    public record OpenSide(boolean market, @Nullable BigDecimal best) {
        public static final OpenSide NONE = new OpenSide(false, null);

        public Optional<BigDecimal> bestLimit() {
            return Optional.ofNullable(best);
        }

        OpenSide with(Trade trade) {
            if (trade.orderType() == Trade.OrderType.MARKET || trade.limitPrice() == null) {
                return new OpenSide(true, best);
            }
            BigDecimal limit = trade.limitPrice();
            boolean better =
                    best == null || limit.compareTo(best) * trade.side().sign() > 0;
            return new OpenSide(market, better ? limit : best);
        }
    }

    /**
     * One order's fills, added up.
     *
     * @param quantity above zero
     * @param at the latest of them
     */
    public record Fill(Trade.Side side, BigDecimal quantity, Instant at) {}

    /** The holding in a symbol; an empty one when there is none. */
    public Holding holding(String symbol) {
        return holdings.getOrDefault(symbol, Holding.NONE);
    }

    /** What happened lately in a symbol. */
    public OrderFlow flow(String symbol) {
        return flows.getOrDefault(symbol, OrderFlow.NONE);
    }

    /** The account with what happened in some symbols alone. */
    Account only(Set<String> flowing) {
        return new Account(
                revision,
                currency,
                session,
                equity,
                sessionStartEquity,
                sessionLowEquity,
                at,
                holdings,
                Maps.only(flows, flowing));
    }

    /** The account once an order is open. */
    Account withOpen(Trade trade) {
        Map<String, Holding> held = new TreeMap<>(holdings);
        held.put(trade.symbol(), holding(trade.symbol()).withOpen(trade.signedQuantity(), trade.stopLoss()));
        Map<String, OrderFlow> flowing = new TreeMap<>(flows);
        flowing.put(trade.symbol(), flow(trade.symbol()).with(trade));
        return new Account(
                revision, currency, session, equity, sessionStartEquity, sessionLowEquity, at, held, flowing);
    }
}
