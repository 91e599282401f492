package dev.ark.core.state;

import dev.ark.contract.http.Page;
import dev.ark.core.sqlite.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Cuts a page out of a query's rows. It ends at its limit, or sooner where its values have grown to a mebibyte: a thousand of the largest would
 * not fit into memory. Good for one page; not thread-safe.
 */
final class PageReader<T> {
    private static final long MOST_CHARACTERS = 1024L * 1024;

    private final Session.Row<T> row;
    private final ToLongFunction<T> size;
    private final Function<T, Object> cursor;
    private final List<T> items = new ArrayList<>();
    private long characters;
    private boolean more;

    /**
     * A reader of one page.
     *
     * @param size of an item's values, in characters
     * @param cursor where the list goes on after an item
     */
    PageReader(Session.Row<T> row, ToLongFunction<T> size, Function<T, Object> cursor) {
        this.row = row;
        this.size = size;
        this.cursor = cursor;
    }

    /** Reads it. The query ends with a limit for its last argument, which is added here: one more than the page's, to see whether more follow. */
    Page<T> read(Session session, String sql, int limit, Object... arguments) throws SQLException {
        Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = limit + 1;
        session.list(sql, result -> take(result, limit), all);
        return new Page<>(items, more ? cursor.apply(items.getLast()).toString() : null);
    }

    /** What is beyond the page is not even read from the file. */
    private boolean take(ResultSet result, int limit) throws SQLException {
        if (items.size() == limit || characters >= MOST_CHARACTERS) {
            more = true;
            return false;
        }
        T item = row.read(result);
        items.add(item);
        characters += size.applyAsLong(item);
        return true;
    }
}
