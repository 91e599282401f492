package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ark.contract.json.JsonText;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * One step of a transaction.
 *
 * @param value what a put writes; nothing else has one
 */
public record TxnOperation(Kind op, String key, @Nullable JsonText value) {
    /** What a step does. A get sees what the steps before it did. */
    public enum Kind {
        @JsonProperty("put")
        PUT,
        @JsonProperty("get")
        GET,
        @JsonProperty("delete")
        DELETE
    }

    public TxnOperation {
        Checks.present("op", op);
        Checks.key("key", key);
        if ((op == Kind.PUT) != (value != null)) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, "a put has a value, and nothing else has");
        }
    }
}
