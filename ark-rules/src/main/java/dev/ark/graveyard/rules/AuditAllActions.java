package dev.ark.graveyard.rules;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Facts.Journal;
import java.util.List;

/** Nothing is done that cannot be put on record. */
public record AuditAllActions(int maxLagMillis) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "audit_all_actions",
            Category.GOVERNANCE,
            Severity.CRITICAL,
            Effect.DENY,
            "The journal's head is unknown, its rows reach the disk too late, or the disk is below its reserve.",
            "Wait; an operator sees to the journal or frees disk space.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        Journal journal = situation.facts().control().journal();
        List<String> facts = List.of(situation.control("journal"));
        if (!journal.headKnown()) {
            return violated(
                    "the head of the journal is unknown", new Reading("unknown", "known", "journal head", facts));
        }
        if (!journal.aboveReserve()) {
            return violated(
                    "the journal's disk is below its reserve", new Reading("below", "above", "disk reserve", facts));
        }
        String lag = Long.toString(journal.lagMillis());
        return unless(
                journal.lagMillis() > maxLagMillis,
                () -> "a journal row waits for the disk since " + lag + " ms; the limit is " + maxLagMillis,
                new Reading(lag, Integer.toString(maxLagMillis), "milliseconds", facts));
    }
}
