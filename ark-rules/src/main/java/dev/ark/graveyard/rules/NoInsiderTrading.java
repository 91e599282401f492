package dev.ark.graveyard.rules;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Market.Blackout;
import dev.ark.contract.evaluation.Market.Instrument;
import java.time.Instant;
import java.util.List;

/**
 * Nobody trades on inside information, nor while it is likely to be had. An exit is a trade as well. Evidence that nobody has labelled
 * might be anything, so it is not acted on.
 *
 * @param forbiddenLabels of evidence
 */
public record NoInsiderTrading(List<String> forbiddenLabels) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "no_insider_trading",
            Category.TRADING,
            Severity.CRITICAL,
            Effect.DENY_AND_QUARANTINE,
            "The instrument is restricted or in a blackout, or evidence cited is inside information or has no label.",
            "Trade other instruments, wait for the end of the blackout, and cite evidence that is labelled as public.");
    private static final String UNIT = "signs of inside information";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        if (situation.trade().isEmpty()) {
            return Result.NOT_APPLICABLE;
        }
        ProposedTrade trade = situation.trade().get();
        Signs signs = new Signs();
        signs.look(trade.instrument())
                .ifPresent(instrument -> lookAt(trade.trade().symbol(), instrument, situation.at(), signs));
        lookAt(situation.evidence(), signs);
        return signs.result(this, UNIT);
    }

    private static void lookAt(String symbol, Instrument instrument, Instant at, Signs signs) {
        if (instrument.restricted()) {
            signs.found(symbol + " is restricted");
        }
        for (Blackout blackout : instrument.blackouts()) {
            if (blackout.covers(at)) {
                signs.found(symbol + " is in a blackout until " + blackout.until());
            }
        }
    }

    private void lookAt(CitedEvidence evidence, Signs signs) {
        for (String id : evidence.labelled(forbiddenLabels)) {
            signs.found("evidence " + id + " is inside information");
        }
        for (String id : evidence.unlabelled()) {
            signs.found("evidence " + id + " is not labelled");
        }
        evidence.references().forEach(signs::looked);
        signs.lack(evidence.unregistered());
    }
}
