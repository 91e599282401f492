package dev.ark.contract.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list. It may hold fewer items than were asked for, also when more follow: only {@code next} says whether they do.
 *
 * @param next pass it as {@code cursor} for the next page; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
