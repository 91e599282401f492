package dev.ark.core.facts;

import static dev.ark.core.facts.Columns.decimal;
import static dev.ark.core.facts.Columns.text;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ark.contract.evaluation.Market.Blackout;
import dev.ark.contract.evaluation.Market.Instrument;
import dev.ark.contract.http.InstrumentFact;
import dev.ark.contract.http.RestrictedFact;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The instruments, and the restricted list beside them: an instrument is restricted when either says so. */
public final class Instruments {
    private static final TypeReference<List<Blackout>> BLACKOUTS = new TypeReference<>() {};

    public static final FactTable<InstrumentFact> TABLE = FactTable.of(
            InstrumentFact.class,
            "instruments",
            "instrument",
            "symbol",
            List.of(
                    "asset_class",
                    "tick_size",
                    "multiplier",
                    "average_daily_volume",
                    "max_quote_age_seconds",
                    "restricted",
                    "blackouts",
                    "fees_per_unit"),
            (fact, write) -> List.of(
                    fact.assetClass(),
                    text(fact.tickSize()),
                    text(fact.multiplier()),
                    text(fact.averageDailyVolume()),
                    fact.maxQuoteAgeSeconds(),
                    Columns.flag(fact.restricted()),
                    Columns.json(fact.blackouts()),
                    text(fact.feesPerUnit())),
            row -> new InstrumentFact(
                    row.getString(1),
                    decimal(row, 2),
                    decimal(row, 3),
                    decimal(row, 4),
                    row.getInt(5),
                    row.getBoolean(6),
                    Columns.fromJson(row, 7, BLACKOUTS),
                    decimal(row, 8)));

    public static final FactTable<RestrictedFact> RESTRICTED = FactTable.of(
            RestrictedFact.class,
            "restricted",
            "restriction",
            "symbol",
            List.of("restricted", "reason"),
            (fact, write) -> List.of(Columns.flag(fact.restricted()), fact.reason()),
            row -> new RestrictedFact(row.getBoolean(1), row.getString(2)));

    private Instruments() {}

    /** Those of some symbols that are instruments. The revision is that of the latest that was told of one. */
    static Map<String, Instrument> read(Session session, Set<String> symbols) throws SQLException {
        if (symbols.isEmpty()) {
            return Map.of();
        }
        Map<String, Instrument> instruments = new HashMap<>();
        session.list(
                """
                SELECT i.symbol, max(i.revision, coalesce(r.revision, 0)), i.asset_class, i.tick_size, i.multiplier,
                i.average_daily_volume, i.fees_per_unit, i.max_quote_age_seconds, max(i.restricted, coalesce(r.restricted, 0)), i.blackouts
                FROM json_each(?) AS asked CROSS JOIN instrument AS i ON i.symbol = asked.value
                LEFT JOIN restriction AS r ON r.symbol = i.symbol""",
                row -> instruments.put(
                        row.getString(1),
                        new Instrument(
                                row.getLong(2),
                                row.getString(3),
                                decimal(row, 4),
                                decimal(row, 5),
                                decimal(row, 6),
                                decimal(row, 7),
                                row.getInt(8),
                                row.getBoolean(9),
                                Columns.fromJson(row, 10, BLACKOUTS))),
                Columns.array(symbols));
        return instruments;
    }

    /** The symbols of instruments, in whatever case, that are among some words in upper case. */
    static Set<String> named(Session session, Set<String> words) throws SQLException {
        if (words.isEmpty()) {
            return new TreeSet<>();
        }
        return new TreeSet<>(session.list(
                "SELECT symbol FROM instrument WHERE upper(symbol) IN (SELECT value FROM json_each(?))",
                row -> row.getString(1),
                Columns.array(words)));
    }
}
