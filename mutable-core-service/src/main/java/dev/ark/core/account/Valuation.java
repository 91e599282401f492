package dev.ark.core.account;

import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Account.Holding;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.http.AccountView.Mark;
import dev.ark.contract.http.AccountView.Position;
import dev.ark.contract.http.AccountView.Profit;
import dev.ark.core.facts.Ledger;
import dev.ark.graveyard.rules.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An account's positions at their marks.
 *
 * @param objection why the rules do not use the price of a symbol; empty when they do
 */
record Valuation(Account account, Facts facts, Function<String, Optional<String>> objection) {
    private static final int SHOWN_DECIMALS = 12;

    /** The positions that are held or were closed, in order of symbol. */
    List<Position> positions(Map<String, Ledger.Result> ledger) {
        SortedSet<String> symbols = new TreeSet<>(ledger.keySet());
        account.holdings().forEach((symbol, holding) -> {
            if (holding.quantity().signum() != 0) {
                symbols.add(symbol);
            }
        });
        return symbols.stream()
                .map(symbol -> position(symbol, ledger.getOrDefault(symbol, Ledger.Result.NONE)))
                .toList();
    }

    private Position position(String symbol, Ledger.Result result) {
        Holding holding = account.holding(symbol);
        BigDecimal value = value(symbol, holding.quantity());
        BigDecimal cost = cost(symbol, result);
        return new Position(
                symbol,
                holding.quantity(),
                cost,
                average(holding.quantity(), result.cost()),
                mark(symbol),
                value,
                profit(result, cost, value),
                holding.longStop(),
                holding.shortStop());
    }

    private @Nullable BigDecimal value(String symbol, BigDecimal quantity) {
        if (quantity.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return facts.mark(symbol)
                .flatMap(mark -> facts.instrument(symbol)
                        .map(instrument -> new Quote(mark.price(), instrument.multiplier()).value(quantity)))
                .orElse(null);
    }

    /** In the account's currency. */
    private @Nullable BigDecimal cost(String symbol, Ledger.Result result) {
        BigDecimal cost = result.cost();
        if (cost == null || cost.signum() == 0) {
            return cost;
        }
        return facts.instrument(symbol)
                .map(instrument -> cost.multiply(instrument.multiplier()))
                .orElse(null);
    }

    private static @Nullable BigDecimal average(BigDecimal quantity, @Nullable BigDecimal cost) {
        return quantity.signum() == 0 || cost == null
                ? null
                : cost.divide(quantity, SHOWN_DECIMALS, RoundingMode.HALF_EVEN);
    }

    private @Nullable Mark mark(String symbol) {
        Optional<String> fault = objection.apply(symbol);
        return facts.mark(symbol)
                .map(mark -> new Mark(
                        mark.price(),
                        mark.source(),
                        mark.at(),
                        Duration.between(mark.at(), facts.asOf()).toSeconds(),
                        fault.isEmpty(),
                        fault.orElse(null)))
                .orElse(null);
    }

    private static Profit profit(Ledger.Result result, @Nullable BigDecimal cost, @Nullable BigDecimal value) {
        BigDecimal unrealised = value == null || cost == null ? null : value.subtract(cost);
        String reason = value == null ? "it has no price" : "what it cost is not known";
        return new Profit(
                result.session(),
                result.total(),
                result.fees(),
                unrealised,
                result.completeInTotal(),
                unrealised == null ? reason : null);
    }

    /** What all positions together have won; the unrealised only when the rules use the price of each. */
    Profit profit(List<Position> positions) {
        BigDecimal session = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        BigDecimal unrealised = BigDecimal.ZERO;
        boolean complete = true;
        String reason = null;
        for (Position position : positions) {
            Profit profit = position.profit();
            session = session.add(profit.realisedInSession());
            total = total.add(profit.realisedInTotal());
            fees = fees.add(profit.fees());
            complete &= profit.complete();
            String fault = fault(position);
            if (fault == null && profit.unrealised() != null) {
                unrealised = unrealised.add(profit.unrealised());
            } else if (reason == null) {
                reason = position.symbol() + ": " + fault;
            }
        }
        return new Profit(session, total, fees, reason == null ? unrealised : null, complete, reason);
    }

    private @Nullable String fault(Position position) {
        if (position.quantity().signum() == 0) {
            return null;
        }
        return Optional.ofNullable(position.profit().reason())
                .or(() -> objection.apply(position.symbol()))
                .orElse(null);
    }

    /** What is held, added up with its sign; absent when a price cannot be had. */
    @Nullable
    BigDecimal net() {
        BigDecimal net = BigDecimal.ZERO;
        for (var held : account.holdings().entrySet()) {
            BigDecimal value = value(held.getKey(), held.getValue().quantity());
            if (value == null || objection.apply(held.getKey()).isPresent()) {
                return null;
            }
            net = net.add(value);
        }
        return net;
    }
}
