package dev.ark.cli.facts;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.Session;
import dev.ark.contract.http.MarkFact;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "mark",
        description = "Tell an instrument's latest price.",
        footerHeading = "%nExample:%n",
        footer = "  ark facts mark AAPL 187.20")
public final class FeedMark extends ArkCommand {
    @Parameters(index = "0", paramLabel = "SYMBOL", description = "The instrument.")
    String symbol;

    @Parameters(index = "1", paramLabel = "PRICE", description = "In the account's currency.")
    BigDecimal price;

    @Option(names = "--source", defaultValue = "ark-cli", description = "Who says so; ark-cli if not given.")
    String source;

    @Option(names = "--at", paramLabel = "TIME", description = "When, such as 2026-01-31T14:30:00Z; now if not given.")
    Instant at;

    @Override
    protected int run(Session session) {
        Instant time = at == null ? Clock.systemUTC().instant() : at;
        return Feed.put(session, "marks", symbol, new MarkFact(price, source, time));
    }
}
