package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/txn}: when all comparisons hold, the first list of operations is done, otherwise the second; all or none of it.
 *
 * @param compare up to 100; with none, they hold
 * @param then up to 100 operations; no key is written twice
 * @param otherwise likewise; {@code else} in JSON
 */
public record TxnRequest(
        @Nullable List<TxnCompare> compare,
        @Nullable List<TxnOperation> then,
        @JsonProperty("else") @Nullable List<TxnOperation> otherwise) {
    private static final int MOST = 100;

    public TxnRequest {
        compare = bounded("compare", compare);
        then = bounded("then", then);
        otherwise = bounded("else", otherwise);
        requireOneWriteAKey(then);
        requireOneWriteAKey(otherwise);
        if (then.isEmpty() && otherwise.isEmpty()) {
            throw invalid("there is no operation in then or else");
        }
    }

    private static <T> List<T> bounded(String field, @Nullable List<T> list) {
        if (list == null) {
            return List.of();
        }
        Checks.range("the length of " + field, list.size(), 0, MOST);
        list.forEach(item -> Checks.present("an item of " + field, item));
        return List.copyOf(list);
    }

    private static void requireOneWriteAKey(List<TxnOperation> operations) {
        Set<String> written = new HashSet<>();
        for (TxnOperation operation : operations) {
            if (operation.op() != TxnOperation.Kind.GET && !written.add(operation.key())) {
                throw invalid(operation.key() + " is written twice");
            }
        }
    }

    private static ProblemException invalid(String what) {
        return new ProblemException(ProblemCode.INVALID_VALUE, what);
    }
}
