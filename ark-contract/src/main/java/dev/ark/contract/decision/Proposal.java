package dev.ark.contract.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.contract.redaction.Detectors;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an agent asks to be decided: the body of {@code POST /v1/decisions}. Who asks is the authenticated caller and never a member. Ids have no
 * personal data or secrets, so that nothing has to be redacted in them.
 *
 * @param actionType 1 to 64 characters
 * @param parameters of the action; the family says which
 * @param rationale why, for people; up to 4,000 characters
 * @param evidence ids of evidence, up to 64
 * @param traceId the caller's own trace id; the request's W3C trace id when absent
 * @param causedBy the id of the agent's own decision that led to this proposal, when one did
 */
public record Proposal(
        String actionType,
        ObjectNode parameters,
        @Nullable String rationale,
        List<String> evidence,
        @Nullable String traceId,
        @Nullable String causedBy) {
    private static final int MAX_ACTION_TYPE = 64;
    private static final int MAX_RATIONALE = 4_000;
    private static final int MAX_EVIDENCE = 64;
    private static final int MAX_ID = 256;
    /** Leaves room for what a proposal is wrapped in on its way. */
    private static final int MAX_DEPTH = 20;

    public Proposal {
        if (actionType == null || actionType.isBlank() || actionType.length() > MAX_ACTION_TYPE) {
            throw invalid("action_type is not a text of 1 to " + MAX_ACTION_TYPE + " characters");
        }
        parameters = parameters == null ? CanonicalJson.object() : parameters;
        if (depth(parameters) > MAX_DEPTH) {
            throw invalid("parameters are nested deeper than " + MAX_DEPTH);
        }
        if (rationale != null && rationale.length() > MAX_RATIONALE) {
            throw invalid("rationale is longer than " + MAX_RATIONALE + " characters");
        }
        evidence = evidence == null ? List.of() : evidence;
        if (evidence.size() > MAX_EVIDENCE || evidence.stream().anyMatch(id -> id == null || id.length() > MAX_ID)) {
            throw invalid("evidence is not a list of at most " + MAX_EVIDENCE + " short ids");
        }
        evidence = List.copyOf(evidence);
        if (traceId != null && (traceId.isBlank() || traceId.length() > MAX_ID)) {
            throw invalid("trace_id is not a text of 1 to " + MAX_ID + " characters");
        }
        if (causedBy != null && (causedBy.isBlank() || causedBy.length() > MAX_ID)) {
            throw invalid("caused_by is not a text of 1 to " + MAX_ID + " characters");
        }
        Stream<String> texts = Stream.concat(
                evidence.stream(), Stream.of(rationale, traceId, causedBy).filter(Objects::nonNull));
        if (!texts.allMatch(CanonicalJson::isUnicode)) {
            throw invalid("a text has half of a surrogate pair");
        }
        if (Stream.concat(evidence.stream(), Stream.of(traceId, causedBy).filter(Objects::nonNull))
                .anyMatch(Detectors::anyIn)) {
            throw invalid("an id in evidence, trace_id or caused_by has personal data or a secret");
        }
    }

    /** A proposal that no other decision led to. */
    public Proposal(
            String actionType,
            ObjectNode parameters,
            @Nullable String rationale,
            List<String> evidence,
            @Nullable String traceId) {
        this(actionType, parameters, rationale, evidence, traceId, null);
    }

    /** The id of the decision that led to it. */
    public Optional<String> cause() {
        return Optional.ofNullable(causedBy);
    }

    /** What approvals and permits are bound to: SHA-256 of the canonical agent, action type and parameters, in hexadecimal. */
    public String actionDigest(String agent) {
        return actionDigest(agent, actionType, parameters);
    }

    /** The digest of an action presented on its own, as when a permit is spent. */
    public static String actionDigest(String agent, String actionType, ObjectNode parameters) {
        ObjectNode action = CanonicalJson.object();
        action.put("agent", agent);
        action.put("action_type", actionType);
        action.set("parameters", parameters);
        return CanonicalJson.sha256(action);
    }

    private static int depth(JsonNode value) {
        int deepest = 0;
        for (JsonNode inner : value) {
            deepest = Math.max(deepest, inner.isContainerNode() ? depth(inner) : 0);
        }
        return deepest + 1;
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.INVALID_VALUE, detail);
    }
}
