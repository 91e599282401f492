package dev.ark.contract.http;

import dev.ark.contract.json.JsonText;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a key: exactly one of version, exists and value.
 *
 * @param version the key's version; 0 when it is not there
 * @param value the same JSON value, see {@link JsonText#sameAs}
 */
public record TxnCompare(
        String key,
        @Nullable Long version,
        @Nullable Boolean exists,
        @Nullable JsonText value) {
    public TxnCompare {
        Checks.key("key", key);
        if (Stream.of(version, exists, value).filter(Objects::nonNull).count() != 1) {
            throw new ProblemException(
                    ProblemCode.INVALID_VALUE, "a comparison has exactly one of version, exists and value");
        }
    }
}
