package dev.ark.contract.http;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Body of the core's {@code POST /v1/rulesets:replay}: which recorded decisions to run against which rules.
 *
 * @param manifest the candidate, as canonical JSON
 * @param after the sequence of the decision after which to begin; the latest decisions are taken when absent
 * @param limit how many decisions, 1 to {@value #MOST}; {@value #USUAL} when absent
 * @param agent whose decisions; everybody's when absent
 */
public record ReplayRequest(
        String manifest,
        @Nullable Long after,
        @Nullable Integer limit,
        @Nullable String agent) {
    public static final int MOST = 10_000;
    public static final int USUAL = 1_000;

    public ReplayRequest {
        if (manifest == null || manifest.isBlank()) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, "manifest is missing");
        }
        limit = Checks.range("limit", limit == null ? USUAL : limit, 1, MOST);
    }
}
