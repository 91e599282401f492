package dev.ark.core.facts;

import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the facts of one kind are kept: a row for each, of which the first column is the id and the last, {@code revision}, the journal's
 * sequence. Immutable.
 *
 * @param <F> the fact as it is told and read back
 */
public final class FactTable<F> {
    private final Class<F> type;
    private final String kind;
    private final BiFunction<F, Instant, F> completion;
    private final Values<F> values;
    private final Session.Row<F> row;
    private final String select;
    private final String upsert;

    private FactTable(
            Class<F> type,
            String kind,
            BiFunction<F, Instant, F> completion,
            Values<F> values,
            Session.Row<F> row,
            String select,
            String upsert) {
        this.type = type;
        this.kind = kind;
        this.completion = completion;
        this.values = values;
        this.row = row;
        this.select = select;
        this.upsert = upsert;
    }

    /**
     * When and by whom a fact is written.
     *
     * @param session to look in for what was known before
     */
    public record Write(Session session, String id, String actor, Instant at) {}

    /** Takes a fact apart, in the order of the columns between the id and the revision. */
    interface Values<F> {
        List<@Nullable Object> of(F fact, Write write) throws SQLException;
    }

    /**
     * A table.
     *
     * @param type of the facts, as the journal holds them
     * @param kind the facts' name in the API
     * @param id the first column
     * @param columns those between it and the revision
     * @param row makes a fact of them, of which the first is the row's first
     */
    static <F> FactTable<F> of(
            Class<F> type,
            String kind,
            String table,
            String id,
            List<String> columns,
            Values<F> values,
            Session.Row<F> row) {
        List<String> all = new ArrayList<>(columns);
        all.addFirst(id);
        all.add("revision");
        String select = "SELECT " + String.join(", ", columns) + " FROM " + table + " WHERE " + id + " = ?";
        String upsert = "INSERT INTO " + table + " (" + String.join(", ", all) + ") VALUES ("
                + all.stream().map(column -> "?").collect(Collectors.joining(", ")) + ") ON CONFLICT (" + id
                + ") DO UPDATE SET "
                + all.stream().map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
        return new FactTable<>(type, kind, (fact, now) -> fact, values, row, select, upsert);
    }

    /** This table for facts that the time of their writing completes. */
    FactTable<F> completedBy(BiFunction<F, Instant, F> writtenAt) {
        return new FactTable<>(type, kind, writtenAt, values, row, select, upsert);
    }

    String kind() {
        return kind;
    }

    F completed(F fact, Instant now) {
        return completion.apply(fact, now);
    }

    /** Writes the fact that a row tells. */
    void apply(JournalEntry entry) throws SQLException {
        Write write = new Write(entry.session(), entry.text("id"), entry.text("actor"), entry.at());
        write(write, entry.as("fact", type), entry.seq());
    }

    private void write(Write write, F fact, long revision) throws SQLException {
        List<@Nullable Object> arguments = new ArrayList<>(values.of(fact, write));
        arguments.addFirst(write.id());
        arguments.add(revision);
        write.session().update(upsert, arguments.toArray());
    }

    Optional<F> read(Session session, String id) throws SQLException {
        return session.first(select, row, id);
    }
}
