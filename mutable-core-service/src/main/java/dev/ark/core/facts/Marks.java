package dev.ark.core.facts;

import static dev.ark.core.facts.Columns.decimal;
import static dev.ark.core.facts.Columns.optionalDecimal;
import static dev.ark.core.facts.Columns.text;

import dev.ark.contract.evaluation.Market.Mark;
import dev.ark.contract.evaluation.Market.Source;
import dev.ark.contract.http.MarkFact;
import dev.ark.contract.http.SourceFact;
import dev.ark.core.sqlite.Session;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The latest prices, with the price before each, and the registered sources that they come from. */
public final class Marks {
    public static final FactTable<MarkFact> TABLE = FactTable.of(
            MarkFact.class,
            "marks",
            "mark",
            "symbol",
            List.of("price", "source", "at_ms", "previous"),
            Marks::values,
            row -> new MarkFact(decimal(row, 1), row.getString(2), Columns.time(row, 3)));

    public static final FactTable<SourceFact> SOURCES = FactTable.of(
            SourceFact.class,
            "sources",
            "source",
            "id",
            List.of("kind"),
            (fact, write) -> List.of(fact.kind()),
            row -> new SourceFact(row.getString(1)));

    private Marks() {}

    private record Before(Mark mark) {
        /** A mark that is told again, as after a lost answer, is still the same one. */
        @Nullable
        BigDecimal previousFor(MarkFact fact) {
            boolean again = mark.price().compareTo(fact.price()) == 0
                    && mark.source().equals(fact.source())
                    && mark.at().toEpochMilli() == fact.at().toEpochMilli();
            return again ? mark.previous() : mark.price();
        }
    }

    private static List<@Nullable Object> values(MarkFact fact, FactTable.Write write) throws SQLException {
        Optional<Before> before = Optional.ofNullable(
                        read(write.session(), Set.of(write.id())).get(write.id()))
                .map(Before::new);
        BigDecimal previous = before.map(known -> known.previousFor(fact)).orElse(null);
        return Arrays.asList(
                text(fact.price()), fact.source(), fact.at().toEpochMilli(), Columns.optionalText(previous));
    }

    /** A symbol's latest price, unless it is older than its instrument allows. */
    public static Optional<BigDecimal> fresh(Session session, String symbol, Instant asOf) throws SQLException {
        return session.first("""
                SELECT m.price FROM mark m JOIN instrument i ON i.symbol = m.symbol
                WHERE m.symbol = ? AND m.at_ms >= ? - i.max_quote_age_seconds * 1000""", row -> decimal(row, 1), symbol, asOf.toEpochMilli());
    }

    static Map<String, Mark> read(Session session, Set<String> symbols) throws SQLException {
        if (symbols.isEmpty()) {
            return Map.of();
        }
        Map<String, Mark> marks = new HashMap<>();
        session.list(
                """
                SELECT m.symbol, m.revision, m.price, m.previous, m.source, m.at_ms
                FROM json_each(?) AS asked CROSS JOIN mark AS m ON m.symbol = asked.value""",
                row -> marks.put(
                        row.getString(1),
                        new Mark(
                                row.getLong(2),
                                decimal(row, 3),
                                optionalDecimal(row, 4),
                                row.getString(5),
                                Columns.time(row, 6))),
                Columns.array(symbols));
        return marks;
    }

    /** Those of some sources that are registered. */
    static Map<String, Source> sources(Session session, Set<String> names) throws SQLException {
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, Source> sources = new HashMap<>();
        session.list(
                """
                SELECT s.id, s.revision, s.kind
                FROM json_each(?) AS asked CROSS JOIN source AS s ON s.id = asked.value""",
                row -> sources.put(row.getString(1), new Source(row.getLong(2), row.getString(3))),
                Columns.array(names));
        return sources;
    }
}
