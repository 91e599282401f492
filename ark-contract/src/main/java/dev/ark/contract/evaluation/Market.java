package dev.ark.contract.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ark.contract.action.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of instruments and of those who trade them.
 *
 * @param instruments by symbol
 * @param marks by symbol
 * @param sources the registered sources of prices, by name; of the marks above
 * @param intents what clients and other principals intend, by symbol: all that are pending, and the others within {@link Lookback#INTENTS}
 * @param publications who published about a symbol within {@link Lookback#PUBLICATIONS}: each agent's latest, by symbol
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Market(
        Map<String, Instrument> instruments,
        Map<String, Mark> marks,
        Map<String, Source> sources,
        Map<String, List<Intent>> intents,
        Map<String, List<Published>> publications) {
    public static final Market EMPTY = new Market(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Market {
        instruments = Maps.copied(instruments);
        marks = Maps.copied(marks);
        sources = Maps.copied(sources);
        intents = Maps.copied(intents);
        publications = Maps.copied(publications);
    }

    /**
     * An instrument.
     *
     * @param tickSize smallest price step, in the account's currency
     * @param multiplier units of currency per price unit and quantity unit
     * @param averageDailyVolume in units of the instrument
     * @param feesPerUnit what entering and leaving costs, per unit and in price units; zero or more
     * @param restricted whether it is on the restricted list
     * @param blackouts when it may not be traded
     */
    public record Instrument(
            long revision,
            String assetClass,
            BigDecimal tickSize,
            BigDecimal multiplier,
            BigDecimal averageDailyVolume,
            BigDecimal feesPerUnit,
            int maxQuoteAgeSeconds,
            boolean restricted,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Blackout> blackouts) {
        public Instrument {
            blackouts = blackouts == null ? List.of() : List.copyOf(blackouts);
        }
    }

    /** A time in which an instrument may not be traded, both ends included. */
    public record Blackout(Instant from, Instant until) {
        public boolean covers(Instant at) {
            return !at.isBefore(from) && !at.isAfter(until);
        }
    }

    /**
     * An instrument's latest price, its source and the time the source gave it.
     *
     * @param previous the price before it; absent for the first
     */
    public record Mark(
            long revision, BigDecimal price, @Nullable BigDecimal previous, String source, Instant at) {
        public Optional<BigDecimal> previousPrice() {
            return Optional.ofNullable(previous);
        }
    }

    /** A registered source of data. */
    public record Source(long revision, String kind) {}

    /**
     * What somebody else intends to trade.
     *
     * @param pending whether it is still to be done
     * @param at when it was made known
     */
    public record Intent(long revision, String id, String principal, Trade.Side side, boolean pending, Instant at) {}

    /** That an agent published, or was allowed to publish, about a symbol. */
    public record Published(long revision, String agent, String principal, String account, Instant at) {}

    Market only(Set<String> quoted, Set<String> traded) {
        Map<String, Mark> some = Maps.only(marks, quoted);
        Set<String> named = some.values().stream().map(Mark::source).collect(Collectors.toSet());
        return new Market(
                Maps.only(instruments, quoted),
                some,
                Maps.only(sources, named),
                Maps.only(intents, traded),
                Maps.only(publications, traded));
    }

    /** Without what other agents and principals do: the market as an agent may see it. */
    Market seenBy(String agent) {
        Map<String, List<Published>> own = new HashMap<>();
        publications.forEach((symbol, all) -> {
            List<Published> its = all.stream()
                    .filter(published -> published.agent().equals(agent))
                    .toList();
            if (!its.isEmpty()) {
                own.put(symbol, its);
            }
        });
        return new Market(instruments, marks, sources, Map.of(), own);
    }

    Market withPublication(String symbol, Published published) {
        return new Market(instruments, marks, sources, intents, Maps.withAdded(publications, symbol, published));
    }
}
