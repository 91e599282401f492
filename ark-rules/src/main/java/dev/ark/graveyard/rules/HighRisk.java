package dev.ark.graveyard.rules;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.CodeExecution;
import dev.ark.contract.action.FileOperation;
import dev.ark.contract.action.Trade;
import dev.ark.graveyard.manifest.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * The actions that need a person's eye: deletions, code, and entries that are large or leveraged. An order that reduces risk is never one
 * of them, so that no exit waits for a person.
 *
 * @param position above which a trade is one, as a fraction of equity
 * @param leverage above which a trade is one, computed or claimed
 */
public record HighRisk(BasisPoints position, BasisPoints leverage) {

    static HighRisk of(Section section) {
        return new HighRisk(
                new BasisPoints(section.number("position_bp")), new BasisPoints(section.number("leverage_bp")));
    }

    /** Why the action is one of these, each reason a clause for people; empty when it is not. */
    public Known<List<String>> reasons(Situation situation) {
        Action action = situation.action();
        if (action instanceof FileOperation file && file.operation() == FileOperation.Kind.DELETE) {
            return always("it deletes a file");
        }
        if (action instanceof CodeExecution) {
            return always("it runs code");
        }
        return situation.trade().isPresent()
                ? reasons(situation.trade().get())
                : new Known.Present<>(List.of(), List.of());
    }

    private Known<List<String>> reasons(ProposedTrade proposed) {
        if (proposed.order() instanceof Known.Present<Order> order
                && order.value().reducesRisk()) {
            return order.map(o -> List.of());
        }
        return proposed.position().with(proposed.gross(), (size, gross) -> reasons(proposed.trade(), size, gross));
    }

    private List<String> reasons(Trade trade, Exposure size, Exposure gross) {
        List<String> reasons = new ArrayList<>();
        if (size.exceeds(position)) {
            reasons.add("its position of " + size.text() + " of equity is above " + position.text());
        }
        if (gross.exceeds(leverage)) {
            reasons.add("the leverage after it, " + gross.text() + ", is above " + leverage.text());
        }
        trade.claims()
                .claimedLeverage()
                .filter(leverage::isExceededBy)
                .ifPresent(claim -> reasons.add("its claimed leverage is above " + leverage.text()));
        return reasons;
    }

    private static Known<List<String>> always(String reason) {
        return new Known.Present<>(List.of(reason), List.of());
    }
}
