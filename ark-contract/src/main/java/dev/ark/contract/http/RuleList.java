package dev.ark.contract.http;

import dev.ark.contract.decision.Ruleset;
import java.util.List;

/** Body of {@code GET /v1/rules}: every rule, in the order in which they are checked. */
public record RuleList(Ruleset ruleset, List<RuleDescription> rules) {
    public RuleList {
        rules = List.copyOf(rules);
    }
}
