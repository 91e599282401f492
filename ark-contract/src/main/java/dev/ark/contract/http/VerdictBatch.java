package dev.ark.contract.http;

import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers to a batch of dry runs, in its order. */
public record VerdictBatch(List<Item> results) {
    public VerdictBatch {
        results = List.copyOf(results);
    }

    /** What one proposal would be answered: the verdict on it, or else why there is none. */
    public record Item(@Nullable Verdict verdict, @Nullable Problem problem) {}
}
