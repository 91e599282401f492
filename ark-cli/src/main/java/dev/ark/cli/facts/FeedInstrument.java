package dev.ark.cli.facts;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.Session;
import dev.ark.contract.http.InstrumentFact;
import java.math.BigDecimal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "instrument",
        description = "Tell what an instrument is like.",
        footerHeading = "%nExample:%n",
        footer = "  ark facts instrument AAPL --class equity --tick 0.01 --volume 5000000")
public final class FeedInstrument extends ArkCommand {
    @Parameters(paramLabel = "SYMBOL", description = "The instrument.")
    String symbol;

    @Option(names = "--class", required = true, paramLabel = "CLASS", description = "Such as equity or crypto.")
    String assetClass;

    @Option(names = "--tick", required = true, paramLabel = "STEP", description = "The smallest step of its price.")
    BigDecimal tickSize;

    @Option(names = "--volume", required = true, paramLabel = "UNITS", description = "Its average daily volume.")
    BigDecimal averageDailyVolume;

    @Option(names = "--multiplier", description = "Currency per price unit and quantity unit; 1 if not given.")
    BigDecimal multiplier;

    @Option(
            names = "--max-quote-age",
            paramLabel = "SECONDS",
            description = "How old a price may be, at most 900; 60 if not given.")
    Integer maxQuoteAgeSeconds;

    @Override
    protected int run(Session session) {
        var fact = new InstrumentFact(assetClass, tickSize, multiplier, averageDailyVolume, maxQuoteAgeSeconds);
        return Feed.put(session, "instruments", symbol, fact);
    }
}
