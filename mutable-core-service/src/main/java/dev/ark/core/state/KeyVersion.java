package dev.ark.core.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.json.JsonText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a key as it is stored.
 *
 * @param value absent for a deletion
 * @param seq sequence of its journal row
 */
public record KeyVersion(
        String key, long version, @Nullable JsonText value, ObjectNode meta, String actor, long seq, Instant at) {
    public boolean deleted() {
        return value == null;
    }
}
