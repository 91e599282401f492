package dev.ark.graveyard.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.decision.RedactedParameters;
import dev.ark.contract.evaluation.EvaluationRequest.Item;
import dev.ark.contract.redaction.Detectors;
import dev.ark.contract.redaction.RedactedJson;
import dev.ark.contract.redaction.SensitiveKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kinds of personal data and secrets in a proposal, found once for all rules that ask. It never holds the data itself.
 *
 * @param parameters of the kinds in the parameters, names of members included
 */
public record SensitiveContent(Set<SensitiveKind> rationale, Set<SensitiveKind> parameters) {
    static final SensitiveContent NONE = new SensitiveContent(Set.of(), Set.of());

    public static SensitiveContent of(Proposal proposal) {
        Set<SensitiveKind> rationale =
                proposal.rationale() == null ? Set.of() : Detectors.kindsIn(proposal.rationale());
        Set<SensitiveKind> parameters = RedactedJson.kindsIn(proposal.parameters());
        return rationale.isEmpty() && parameters.isEmpty() ? NONE : new SensitiveContent(rationale, parameters);
    }

    /**
     * The same question with markers in its parameters. The rules judge what will be stored, not what was sent: so no finding repeats
     * what nobody may read, and the stored proposal gets the same verdict again. What orders and transfers are aimed at stays as it is. The digest
     * stays that of what was sent.
     */
    public Item redacted(Item item, ActionTypes types) {
        Proposal proposal = item.proposal();
        ObjectNode kept = RedactedParameters.of(types.family(proposal.actionType()), proposal.parameters());
        if (kept == proposal.parameters()) {
            return item;
        }
        Proposal redacted = new Proposal(
                proposal.actionType(),
                kept,
                proposal.rationale(),
                proposal.evidence(),
                proposal.traceId(),
                proposal.causedBy());
        return new Item(item.agent(), item.actionDigest(), item.at(), redacted);
    }

    /** Those of some kinds that the rationale has, or the parameters too. */
    Set<SensitiveKind> among(Set<SensitiveKind> kinds, boolean inParameters) {
        if (this == NONE) {
            return Set.of();
        }
        EnumSet<SensitiveKind> found = EnumSet.noneOf(SensitiveKind.class);
        found.addAll(rationale);
        if (inParameters) {
            found.addAll(parameters);
        }
        found.retainAll(kinds);
        return found;
    }

    /** Some kinds, to be shown. */
    static String text(Set<SensitiveKind> kinds) {
        return kinds.stream().map(SensitiveKind::label).sorted().collect(Collectors.joining(", "));
    }
}
