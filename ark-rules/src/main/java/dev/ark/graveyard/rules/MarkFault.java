package dev.ark.graveyard.rules;

import dev.ark.contract.evaluation.Market.Mark;
import dev.ark.graveyard.rules.MissingFact.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What can be wrong with a mark; one with any of these is used by no rule. */
enum MarkFault {
    IMPOSSIBLE_PRICE(Reason.UNUSABLE, "is not above zero") {
        @Override
        boolean isOf(String symbol, Mark mark, FactReader facts) {
            return !FactReader.isPositive(mark.price());
        }
    },
    UNREGISTERED_SOURCE(Reason.UNUSABLE, "comes from a source that is not registered") {
        @Override
        boolean isOf(String symbol, Mark mark, FactReader facts) {
            return mark.source() == null || !facts.facts().market().sources().containsKey(mark.source());
        }
    },
    OLD(Reason.STALE, "is older than the instrument allows, or from the future") {
        /** Without the instrument the manifest's bound holds; no rule uses the mark then. */
        @Override
        boolean isOf(String symbol, Mark mark, FactReader facts) {
            Duration allowed = facts.facts()
                    .instrument(symbol)
                    .map(instrument -> Duration.ofSeconds(instrument.maxQuoteAgeSeconds()))
                    .orElse(facts.freshness().mark());
            return !facts.freshness().ofMark(mark.at(), facts.at(), allowed);
        }
    },
    JUMPED(Reason.UNUSABLE, "moved further from the one before than a price may") {
        @Override
        boolean isOf(String symbol, Mark mark, FactReader facts) {
            BigDecimal previous = mark.previousPrice().orElse(mark.price());
            return FactReader.isPositive(mark.price())
                    && (!FactReader.isBounded(previous)
                            || facts.freshness()
                                    .jump()
                                    .isExceededBy(
                                            mark.price().subtract(previous).abs(), previous));
        }
    };

    static final List<MarkFault> ALL = List.of(values());

    private final Reason reason;
    private final String clause;

    MarkFault(Reason reason, String clause) {
        this.reason = reason;
        this.clause = clause;
    }

    /** Whether a symbol's mark has this fault. */
    abstract boolean isOf(String symbol, Mark mark, FactReader facts);

    /** Why a rule that needs the mark cannot have it. */
    Reason reason() {
        return reason;
    }

    /** The fault, for people, to be put behind the words "the price". */
    String clause() {
        return clause;
    }
}
