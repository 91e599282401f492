package dev.ark.graveyard.rules;

import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Facts.Agent;
import dev.ark.contract.evaluation.Market.Intent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Nobody goes ahead of what somebody else is about to trade. An exit can do that as well as an entry.
 *
 * @param forbiddenLabels of evidence
 * @param window how long an intent that is done with still counts
 */
public record NoFrontRunning(List<String> forbiddenLabels, Duration window) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "no_front_running",
            Category.TRADING,
            Severity.CRITICAL,
            Effect.DENY,
            "Another principal intends the same trade, or did a moment ago; or evidence cited tells of others' orders.",
            "Wait until the other's intent is done with, and decide without knowing the orders of others.");
    private static final String UNIT = "signs of front running";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        if (situation.trade().isEmpty()) {
            return Result.NOT_APPLICABLE;
        }
        Trade trade = situation.trade().get().trade();
        Signs signs = new Signs();
        List<Intent> intents = situation.facts().market().intents().getOrDefault(trade.symbol(), List.of());
        if (!intents.isEmpty()) {
            lookAt(intents, trade, situation, signs);
        }
        CitedEvidence evidence = situation.evidence();
        for (String id : evidence.labelled(forbiddenLabels)) {
            signs.found("evidence " + id + " tells of the orders of others");
        }
        evidence.references().forEach(signs::looked);
        signs.lack(evidence.unregistered());
        return signs.result(this, UNIT);
    }

    private void lookAt(List<Intent> intents, Trade trade, Situation situation, Signs signs) {
        Optional<Agent> agent =
                signs.look(situation.reader().agent(situation.item().agent()));
        if (agent.isEmpty()) {
            return;
        }
        for (Intent intent : intents) {
            if (intent.side() == trade.side()
                    && !agent.get().principal().equals(intent.principal())
                    && (intent.pending() || isWithinWindow(intent, situation))) {
                signs.looked(FactReader.reference("intents", intent.id(), intent.revision()));
                String when = intent.pending() ? "is about to " : "was just about to ";
                signs.found(
                        "somebody else " + when + (trade.side() == Trade.Side.BUY ? "buy " : "sell ") + trade.symbol());
            }
        }
    }

    /** The bound is not included. */
    private boolean isWithinWindow(Intent intent, Situation situation) {
        return situation.isRecent(intent.at(), window.minusNanos(1));
    }
}
