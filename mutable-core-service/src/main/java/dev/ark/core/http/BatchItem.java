package dev.ark.core.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.Problem;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.runtime.problem.ProblemMappers;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One proposal of a batch as it was read. */
sealed interface BatchItem {
    Logger LOG = Logger.getLogger(BatchItem.class);

    /** It can be decided. */
    record Read(Proposal known) implements BatchItem {}

    /** It is none. */
    record Unreadable(Problem problem) implements BatchItem {}

    default Optional<Proposal> proposal() {
        return this instanceof Read read ? Optional.of(read.known()) : Optional.empty();
    }

    static BatchItem of(JsonNode json) {
        try {
            Proposal proposal = ArkJson.mapper().treeToValue(json, Proposal.class);
            return proposal == null
                    ? new Unreadable(Problem.of(ProblemCode.INVALID_VALUE, "a proposal is missing"))
                    : new Read(proposal);
        } catch (JsonProcessingException e) {
            return new Unreadable(ProblemMappers.problem(e));
        }
    }

    /** Why a proposal has no decision, as its agent may hear it. */
    static Problem problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusal) {
                return refusal.problem();
            }
        }
        LOG.error("a proposal of a batch could not be decided", failure);
        return Problem.of(ProblemCode.INTERNAL, "see the service's log");
    }
}
