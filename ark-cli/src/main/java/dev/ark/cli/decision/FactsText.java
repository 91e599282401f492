package dev.ark.cli.decision;

import static dev.ark.cli.decision.FactRows.plain;

import dev.ark.cli.terminal.Output;
import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Conduct;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Market;
import dev.ark.contract.http.Explanation;
import java.util.Locale;
import java.util.TreeMap;

/** What the core knew when it decided, as far as a rule looked at it: each fact with the journal sequence that wrote it. */
final class FactsText {
    private FactsText() {}

    static void print(Explanation explanation, Output output) {
        Facts facts = explanation.facts();
        Facts.Control control = facts.control();
        output.line("facts at revision " + facts.revision() + ", " + facts.asOf() + "; trading "
                + control.tradingState() + ", halt epoch " + control.haltEpoch() + ", watchdog seen "
                + control.watchdogSeen().map(Object::toString).orElse("never"));
        FactRows rows = new FactRows(explanation.measurements());
        agents(facts, rows);
        facts.accounts().forEach((id, account) -> account(id, account, rows));
        market(facts.market(), rows);
        RegistersText.add(facts, rows);
        rows.print(output);
    }

    private static void agents(Facts facts, FactRows rows) {
        new TreeMap<>(facts.agents()).forEach((name, agent) -> {
            rows.add(
                    "agents",
                    name,
                    agent.revision(),
                    "account " + agent.account() + ", principal " + agent.principal() + ", at most "
                            + agent.actionsPerMinute() + " actions and " + agent.ordersPerMinute()
                            + " orders a minute" + (agent.quarantined() ? ", quarantined" : ""));
            if (rows.isUsed("agents", name)) {
                Conduct.Pace pace = facts.conduct().pace(name);
                rows.detail("lately", pace.actions() + " actions, " + pace.orders() + " orders");
            }
        });
    }

    private static void account(String id, Account account, FactRows rows) {
        rows.add(
                "accounts",
                id,
                account.revision(),
                "equity " + plain(account.equity()) + " " + account.currency() + ", "
                        + plain(account.sessionStartEquity()) + " when session " + account.session() + " began, "
                        + plain(account.sessionLowEquity()) + " at its lowest; told at " + account.at());
        if (!rows.isUsed("accounts", id)) {
            return;
        }
        new TreeMap<>(account.holdings()).forEach((symbol, holding) -> rows.detail(symbol, holding(holding)));
        new TreeMap<>(account.flows())
                .forEach((symbol, flow) -> rows.detail(
                        "orders in " + symbol,
                        flow.placed() + " placed and " + flow.cancelled() + " cancelled lately, "
                                + flow.fills().size() + " filled"));
    }

    private static String holding(Account.Holding holding) {
        return "holds " + plain(holding.quantity()) + ", open buys " + plain(holding.openBuys()) + ", open sells "
                + plain(holding.openSells()) + ", stops " + plain(holding.longStop()) + " (long) and "
                + plain(holding.shortStop()) + " (short)";
    }

    private static void market(Market market, FactRows rows) {
        rows.add("instruments", market.instruments(), Market.Instrument::revision, FactsText::instrument);
        rows.add(
                "marks",
                market.marks(),
                Market.Mark::revision,
                mark -> plain(mark.price()) + " from " + mark.source() + " at " + mark.at() + ", before it "
                        + plain(mark.previous()));
        rows.add("sources", market.sources(), Market.Source::revision, Market.Source::kind);
        new TreeMap<>(market.intents())
                .forEach((symbol, intents) -> intents.forEach(intent -> rows.add(
                        "intents",
                        intent.id(),
                        intent.revision(),
                        "to " + intent.side().name().toLowerCase(Locale.ROOT) + " " + symbol
                                + (intent.pending() ? ", pending" : "") + ", since " + intent.at())));
        new TreeMap<>(market.publications())
                .forEach((symbol, publications) -> publications.forEach(published -> rows.add(
                        "publications",
                        symbol,
                        published.revision(),
                        "by " + published.agent() + " at " + published.at())));
    }

    private static String instrument(Market.Instrument instrument) {
        return instrument.assetClass() + ", tick " + plain(instrument.tickSize()) + ", multiplier "
                + plain(instrument.multiplier()) + ", volume " + plain(instrument.averageDailyVolume())
                + " a day, fees " + plain(instrument.feesPerUnit()) + ", quote at most "
                + instrument.maxQuoteAgeSeconds() + " s old" + (instrument.restricted() ? ", restricted" : "")
                + (instrument.blackouts().isEmpty()
                        ? ""
                        : ", blackouts " + instrument.blackouts().size());
    }
}
