package dev.ark.contract.http;

import dev.ark.contract.json.JsonText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of what the truth keeper holds true. Value and confidence are absent for a deletion.
 *
 * @param confidence 0 to 1
 * @param keeper who wrote it
 * @param seq sequence of its journal row
 */
public record Truth(
        String key,
        long version,
        boolean deleted,
        @Nullable JsonText value,
        @Nullable BigDecimal confidence,
        List<String> sources,
        String keeper,
        long seq,
        Instant at) {
    public Truth {
        sources = List.copyOf(sources);
    }
}
