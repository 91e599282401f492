package dev.ark.contract.http;

import dev.ark.contract.decision.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decisions, newest first.
 *
 * @param next the cursor of the page after this one; absent on the last
 */
public record DecisionList(
        List<Decision> decisions, @Nullable String next) {
    public DecisionList {
        decisions = List.copyOf(decisions);
    }
}
