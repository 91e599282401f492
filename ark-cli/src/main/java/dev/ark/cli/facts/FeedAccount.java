package dev.ark.cli.facts;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.Session;
import dev.ark.contract.http.AccountFact;
import java.math.BigDecimal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "account",
        description = "Tell an account's equity.",
        footerHeading = "%nExample:%n",
        footer = "  ark facts account acct-1 --equity 100000")
public final class FeedAccount extends ArkCommand {
    @Parameters(paramLabel = "ID", description = "The account.")
    String id;

    @Option(names = "--equity", required = true, paramLabel = "AMOUNT", description = "Its equity now.")
    BigDecimal equity;

    @Option(
            names = "--session-start-equity",
            paramLabel = "AMOUNT",
            description = "Its equity when the session began; the equity now if not given.")
    BigDecimal sessionStartEquity;

    @Option(names = "--currency", defaultValue = "USD", description = "USD if not given.")
    String currency;

    @Override
    protected int run(Session session) {
        BigDecimal start = sessionStartEquity == null ? equity : sessionStartEquity;
        return Feed.put(session, "accounts", id, new AccountFact(currency, equity, start));
    }
}
