package dev.ark.core.decision;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.Trade;
import dev.ark.contract.evaluation.Facts;
import dev.ark.graveyard.rules.Order;

/** Whether an action reduces risk, by the same measure that the rules have: the core's own look must not be laxer than theirs, nor stricter. */
final class Reduction {
    private Reduction() {}

    /** Only an order can, of an agent whose account is known: what cannot be told does not. */
    static boolean reduces(Action action, String agent, Facts facts) {
        return action instanceof Trade trade
                && facts.agent(agent)
                        .flatMap(registered -> facts.account(registered.account()))
                        .filter(account -> new Order(trade, account).reducesRisk())
                        .isPresent();
    }
}
