package dev.ark.graveyard.rules;

import dev.ark.contract.evaluation.Market.Instrument;
import java.math.BigDecimal;

/**
 * A market that a few orders can move.
 *
 * @param price below which an instrument has one
 * @param volume average daily volume below which it has one
 */
public record ThinMarket(BigDecimal price, BigDecimal volume) {

    boolean is(BigDecimal entry, Instrument instrument) {
        return entry.compareTo(price) < 0 || instrument.averageDailyVolume().compareTo(volume) < 0;
    }
}
