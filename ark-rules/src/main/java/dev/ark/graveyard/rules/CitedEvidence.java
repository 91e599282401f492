package dev.ark.graveyard.rules;

import dev.ark.contract.evaluation.Registers.Evidence;
import dev.ark.graveyard.rules.MissingFact.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The evidence that a proposal cites.
 *
 * @param ids as the agent cites them
 * @param register what is registered, by id
 */
public record CitedEvidence(List<String> ids, Map<String, Evidence> register) {

    /** The ids that are not registered, as facts that cannot be had. */
    public List<MissingFact> unregistered() {
        List<MissingFact> missing = new ArrayList<>(0);
        for (String id : ids) {
            if (!register.containsKey(id)) {
                missing.add(new MissingFact("evidence", id, Reason.MISSING));
            }
        }
        return missing;
    }

    /** The registered ids that nobody has labelled yet. */
    public List<String> unlabelled() {
        List<String> without = new ArrayList<>(0);
        for (String id : ids) {
            Evidence evidence = register.get(id);
            if (evidence != null && evidence.labels().isEmpty()) {
                without.add(id);
            }
        }
        return without;
    }

    /** The registered ids that carry one of some labels, in whatever case they are written. */
    public List<String> labelled(List<String> labels) {
        List<String> with = new ArrayList<>(0);
        for (String id : ids) {
            Evidence evidence = register.get(id);
            if (evidence != null && carriesOneOf(evidence.labels(), labels)) {
                with.add(id);
            }
        }
        return with;
    }

    /** How a measurement names what is registered of it. */
    public List<String> references() {
        List<String> references = new ArrayList<>(ids.size());
        for (String id : ids) {
            Evidence evidence = register.get(id);
            if (evidence != null) {
                references.add(FactReader.reference("evidence", id, evidence.revision()));
            }
        }
        return references;
    }

    private static boolean carriesOneOf(List<String> carried, List<String> labels) {
        for (String label : carried) {
            for (String one : labels) {
                if (one.equalsIgnoreCase(label)) {
                    return true;
                }
            }
        }
        return false;
    }
}
