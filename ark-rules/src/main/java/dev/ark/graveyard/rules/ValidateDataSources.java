package dev.ark.graveyard.rules;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Market.Mark;
import dev.ark.contract.evaluation.Market.Source;
import java.util.Optional;

/**
 * A trade should rest on a price that can be believed. This only warns, so that an exit stays possible on a bad day; whatever rule needs such
 * a price does not get it from {@link FactReader} and denies.
 */
public record ValidateDataSources() implements Rule {
    private static final RuleText TEXT = new RuleText(
            "validate_data_sources",
            Category.INTEGRITY,
            Severity.LOW,
            Effect.WARN,
            "The price of the instrument is missing, old, impossible, has jumped, or comes from a source nobody registered.",
            "Wait for a fresh price from a registered source; an operator registers sources.");
    private static final String UNIT = "faults of the price";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        return situation.trade().isEmpty()
                ? Result.NOT_APPLICABLE
                : checkMark(situation, situation.trade().get());
    }

    private Result checkMark(Situation situation, ProposedTrade proposed) {
        String symbol = proposed.trade().symbol();
        Signs signs = new Signs();
        Optional<Mark> mark = situation.facts().mark(symbol);
        if (mark.isEmpty()) {
            signs.found("there is no price of " + symbol);
            return signs.result(this, UNIT);
        }
        signs.looked(FactReader.reference("marks", symbol, mark.get().revision()));
        lookAtSource(situation, mark.get(), signs);
        if (proposed.quote() instanceof Known.Missing<Quote>) {
            lookForFaults(situation, symbol, mark.get(), signs);
        }
        return signs.result(this, UNIT);
    }

    private static void lookAtSource(Situation situation, Mark mark, Signs signs) {
        if (mark.source() != null) {
            Source source = situation.facts().market().sources().get(mark.source());
            if (source != null) {
                signs.looked(FactReader.reference("sources", mark.source(), source.revision()));
            }
        }
    }

    private static void lookForFaults(Situation situation, String symbol, Mark mark, Signs signs) {
        FactReader reader = situation.reader();
        for (MarkFault fault : MarkFault.ALL) {
            if (fault.isOf(symbol, mark, reader)) {
                signs.found("the price of " + symbol + " " + fault.clause());
            }
        }
    }
}
