package dev.ark.graveyard.rules;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.Trade;
import dev.ark.contract.evaluation.EvaluationRequest.Item;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.redaction.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule judges: one action of one agent at one time, and the facts.
 *
 * @param item as it will be stored: with markers in the place of what is sensitive in its parameters
 * @param sensitive what the proposal had of it
 * @param proposedTrade when the action is a trade
 */
public record Situation(
        Item item,
        Action action,
        Facts facts,
        Freshness freshness,
        SensitiveContent sensitive,
        @Nullable ProposedTrade proposedTrade) {

    public static Situation of(Item item, Action action, Facts facts, Freshness freshness, SensitiveContent sensitive) {
        ProposedTrade trade = action instanceof Trade t
                ? ProposedTrade.of(t, item.agent(), new FactReader(facts, item.at(), freshness))
                : null;
        return new Situation(item, action, facts, freshness, sensitive, trade);
    }

    public Optional<ProposedTrade> trade() {
        return Optional.ofNullable(proposedTrade);
    }

    /** What the agent says for its action, with markers in the place of what is sensitive; empty when it says nothing. */
    public String rationale() {
        String rationale = item.proposal().rationale();
        return rationale == null ? "" : Redaction.of(rationale);
    }

    /** The decision time. */
    public Instant at() {
        return item.at();
    }

    /** Reads the facts that only some rules need. */
    public FactReader reader() {
        return new FactReader(facts, item.at(), freshness);
    }

    /** The evidence that the proposal cites, as it is registered. */
    public CitedEvidence evidence() {
        return new CitedEvidence(item.proposal().evidence(), facts.registers().evidence());
    }

    /**
     * Whether something happened no longer than a window before the decision, the bound included. A time in the future counts: what is said to
     * have happened then is no less to be reckoned with.
     */
    public boolean isRecent(@Nullable Instant then, Duration window) {
        return then == null || Duration.between(then, item.at()).compareTo(window) <= 0;
    }

    /** Whether a time lies within an age of the decision, the bound included. */
    public boolean isFresh(@Nullable Instant then, Duration age) {
        return freshness.holds(then, item.at(), age);
    }

    /** How a measurement names one of the core's own conditions; they are as new as the facts. */
    public String control(String what) {
        return FactReader.reference("control", what, facts.revision());
    }

    /** How a measurement names an agent's registration; at revision 0 when there is none. */
    public String registration() {
        long revision = facts.agent(item.agent()).map(Facts.Agent::revision).orElse(0L);
        return FactReader.reference("agents", item.agent(), revision);
    }
}
