package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ark.contract.json.JsonText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction did.
 *
 * @param seq sequence of the one journal row that holds its writes; absent when it wrote nothing
 * @param results one for each operation of the branch, in its order
 */
public record TxnAnswer(Branch branch, @Nullable Long seq, List<Result> results) {
    public TxnAnswer {
        results = List.copyOf(results);
    }

    /** The list that was done. */
    public enum Branch {
        @JsonProperty("then")
        THEN,
        @JsonProperty("else")
        ELSE
    }

    /**
     * The result of one operation.
     *
     * @param exists whether the key is there after it
     * @param version the key's latest version, a deletion counted too; 0 when it was never there
     * @param value what a get found
     */
    public record Result(
            TxnOperation.Kind op,
            String key,
            boolean exists,
            long version,
            @Nullable JsonText value) {}
}
