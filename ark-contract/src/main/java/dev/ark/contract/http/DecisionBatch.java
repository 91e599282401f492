package dev.ark.contract.http;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers to a batch of proposals, in its order. */
public record DecisionBatch(List<Item> results) {
    public DecisionBatch {
        results = List.copyOf(results);
    }

    /** What one proposal is answered: its decision, or else why there is none. */
    public record Item(
            @Nullable Decision decision, @Nullable Problem problem) {}
}
