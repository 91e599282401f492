package dev.ark.cli.decision;

import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.decision.Measurement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts that rules looked at, each in a row under the name that measurements give it. Not thread-safe. */
final class FactRows {
    private final Table table = new Table("FACT", "REVISION", "VALUE");
    private final Set<String> used;
    private boolean empty = true;

    /** Rows for the facts of some measurements. */
    FactRows(List<Measurement> measurements) {
        this.used = measurements.stream()
                .flatMap(measurement -> measurement.facts().stream())
                .map(reference -> reference.substring(0, Math.max(0, reference.lastIndexOf('@'))))
                .collect(Collectors.toSet());
    }

    /** Adds those facts of a kind that were used, in the order of their ids. */
    <V> void add(String kind, Map<String, V> facts, ToLongFunction<V> revision, Function<V, String> value) {
        new TreeMap<>(facts).forEach((id, fact) -> add(kind, id, revision.applyAsLong(fact), value.apply(fact)));
    }

    /** Adds a fact if it was used. */
    void add(String kind, String id, long revision, String value) {
        if (isUsed(kind, id)) {
            table.row(kind + "/" + id, revision, value);
            empty = false;
        }
    }

    boolean isUsed(String kind, String id) {
        return used.contains(kind + "/" + id);
    }

    /** Adds what belongs to the fact before it. */
    void detail(String what, String value) {
        table.row("  " + what, "", value);
    }

    void print(Output output) {
        if (!empty) {
            table.print(output);
        }
    }

    /** A number as people write it; a dash for none. */
    static String plain(@Nullable BigDecimal number) {
        return number == null ? "-" : number.toPlainString();
    }
}
