package dev.ark.contract.action;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text published on a channel.
 *
 * @param symbol the instrument that the text is about, when it is about one
 */
public record Publication(String channel, @Nullable String symbol, String text) implements Action {
    public Optional<String> about() {
        return Optional.ofNullable(symbol);
    }
}
