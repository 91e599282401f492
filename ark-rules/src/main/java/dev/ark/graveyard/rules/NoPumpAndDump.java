package dev.ark.graveyard.rules;

import dev.ark.contract.action.Publication;
import dev.ark.contract.action.Trade;
import dev.ark.contract.action.Trade.Side;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Facts.Agent;
import dev.ark.contract.evaluation.Market.Published;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Nobody talks of what they hold, sells what they have just talked of, or buys what is thinly traded while it is talked of.
 *
 * @param catalysts words that no reason to trade may hold
 * @param window how long a publication counts
 */
public record NoPumpAndDump(Catalysts catalysts, Duration window, ThinMarket thin) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "no_pump_and_dump",
            Category.TRADING,
            Severity.HIGH,
            Effect.DENY,
            "A purchase of a thinly traded instrument that is being talked of, a sale of one that you talked of yourself,"
                    + " a publication about one that you hold, or a trade for a reason such as a pump.",
            "Wait a day after a publication, and publish nothing about what the account holds.");
    private static final String UNIT = "signs of a pump and dump";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        if (situation.trade().isPresent()) {
            return checkTrade(situation.trade().get(), situation);
        }
        return situation.action() instanceof Publication publication
                ? checkPublication(publication, situation)
                : Result.NOT_APPLICABLE;
    }

    private Result checkTrade(ProposedTrade proposed, Situation situation) {
        Trade trade = proposed.trade();
        Signs signs = new Signs();
        catalysts
                .in(trade.claims().catalysts())
                .ifPresent(word -> signs.found("the agent itself names " + word + " as a reason"));
        List<Published> recent = recent(trade.symbol(), situation);
        if (!recent.isEmpty()) {
            recent.forEach(published ->
                    signs.looked(FactReader.reference("publications", trade.symbol(), published.revision())));
            if (trade.side() == Side.BUY) {
                lookAtPurchase(proposed, signs);
            } else {
                lookAtSale(trade, recent, situation, signs);
            }
        }
        return signs.result(this, UNIT);
    }

    private List<Published> recent(String symbol, Situation situation) {
        List<Published> all = situation.facts().market().publications().getOrDefault(symbol, List.of());
        List<Published> recent = new ArrayList<>(all.size());
        for (Published published : all) {
            if (situation.isRecent(published.at(), window)) {
                recent.add(published);
            }
        }
        return recent;
    }

    private void lookAtPurchase(ProposedTrade proposed, Signs signs) {
        signs.look(proposed.order()).filter(order -> !order.reducesRisk()).ifPresent(_ -> {
            Known<Boolean> thinly = proposed.entry().with(proposed.instrument(), thin::is);
            signs.look(thinly)
                    .filter(isThin -> isThin)
                    .ifPresent(
                            _ -> signs.found(proposed.trade().symbol() + " is thinly traded and was published about"));
        });
    }

    private static void lookAtSale(Trade trade, List<Published> recent, Situation situation, Signs signs) {
        String name = situation.item().agent();
        Optional<Agent> agent = signs.look(situation.reader().agent(name));
        if (agent.isPresent() && isAnyOwn(recent, name, agent.get())) {
            signs.found(trade.symbol() + " was published about by the one who would sell it");
        }
    }

    private static boolean isAnyOwn(List<Published> recent, String name, Agent agent) {
        for (Published published : recent) {
            if (name.equals(published.agent())
                    || agent.account().equals(published.account())
                    || agent.principal().equals(published.principal())) {
                return true;
            }
        }
        return false;
    }

    private Result checkPublication(Publication publication, Situation situation) {
        Signs signs = new Signs();
        signs.look(situation.reader().accountOf(situation.item().agent()))
                .map(NoPumpAndDump::held)
                .ifPresent(held -> publication
                        .symbolsAmong(held)
                        .forEach(symbol -> signs.found("the account holds " + symbol + ", which the text is about")));
        return signs.result(this, UNIT);
    }

    private static List<String> held(Account account) {
        List<String> held = new ArrayList<>();
        account.holdings().forEach((symbol, holding) -> {
            if (holding.quantity().signum() != 0) {
                held.add(symbol);
            }
        });
        return held;
    }
}
