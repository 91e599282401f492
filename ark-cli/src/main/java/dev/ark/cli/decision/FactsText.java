package dev.ark.cli.decision;

import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.evaluation.Facts;
import java.util.Map;
import java.util.TreeMap;

/** What the core knew when it decided, each fact with the journal sequence that wrote it. */
final class FactsText {
    private FactsText() {}

    static void print(Facts facts, Output output) {
        Facts.Control control = facts.control();
        output.line("facts at revision " + facts.revision() + ", " + facts.asOf() + "; trading "
                + control.tradingState() + ", halt epoch " + control.haltEpoch() + ", watchdog seen "
                + control.watchdogSeen().map(Object::toString).orElse("never"));
        Table table = new Table("FACT", "REVISION", "VALUE");
        sorted(facts.agents())
                .forEach((name, agent) -> table.row(
                        "agent " + name,
                        agent.revision(),
                        "account " + agent.account() + ", principal " + agent.principal()
                                + (agent.quarantined() ? ", quarantined" : "")));
        sorted(facts.accounts()).forEach((id, account) -> {
            table.row(
                    "account " + id,
                    account.revision(),
                    account.equity().toPlainString() + " " + account.currency() + ", "
                            + account.sessionStartEquity().toPlainString() + " at session start");
            sorted(account.holdings())
                    .forEach((symbol, holding) -> table.row(
                            "holding " + symbol,
                            "",
                            holding.quantity().toPlainString() + ", open buys "
                                    + holding.openBuys().toPlainString() + ", open sells "
                                    + holding.openSells().toPlainString()));
        });
        sorted(facts.market().instruments())
                .forEach((symbol, instrument) -> table.row(
                        "instrument " + symbol,
                        instrument.revision(),
                        instrument.assetClass() + ", tick "
                                + instrument.tickSize().toPlainString() + ", quote at most "
                                + instrument.maxQuoteAgeSeconds() + " s old"));
        sorted(facts.market().marks())
                .forEach((symbol, mark) -> table.row(
                        "mark " + symbol,
                        mark.revision(),
                        mark.price().toPlainString() + " from " + mark.source() + " at " + mark.at()));
        sorted(facts.people().reviews())
                .forEach((digest, review) -> table.row(
                        "review " + digest.substring(0, Math.min(12, digest.length())),
                        review.revision(),
                        "by " + review.reviewer() + ", until " + review.expiresAt()));
        table.print(output);
    }

    private static <V> Map<String, V> sorted(Map<String, V> facts) {
        return new TreeMap<>(facts);
    }
}
