package dev.ark.contract.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/decisions:batch} and {@code POST /v1/evaluations:batch}. The proposals are not read here, so that one which cannot
 * be read is a problem of its own and none of the others'.
 *
 * @param proposals 1 to {@value #MOST}, in the order in which they are to be decided
 */
public record ProposalBatch(List<JsonNode> proposals) {
    public static final int MOST = 64;

    public ProposalBatch(@Nullable List<JsonNode> proposals) {
        if (proposals == null || proposals.isEmpty() || proposals.size() > MOST) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, "proposals is not a list of 1 to " + MOST);
        }
        this.proposals = List.copyOf(proposals);
    }
}
