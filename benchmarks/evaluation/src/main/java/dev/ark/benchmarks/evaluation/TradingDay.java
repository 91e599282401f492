package dev.ark.benchmarks.evaluation;

import dev.ark.contract.action.Trade.Side;
import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Account.Fill;
import dev.ark.contract.evaluation.Account.Holding;
import dev.ark.contract.evaluation.Account.OpenSide;
import dev.ark.contract.evaluation.Account.OrderFlow;
import dev.ark.contract.evaluation.Conduct;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Market;
import dev.ark.contract.evaluation.People;
import dev.ark.contract.evaluation.Registers;
import dev.ark.contract.evaluation.TradingState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the core knows in the middle of an ordinary day: an account of a million with four holdings and something going on in each of
 * them, people who have said things, and registers with more in them than one decision needs.
 */
final class TradingDay {
    static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    static final String AGENT = "momentum-1";

    private static final String ACCOUNT = "fund-7";
    private static final String PRINCIPAL = "alice";
    private static final String FEED = "consolidated-feed";

    private TradingDay() {}

    static Facts facts() {
        return new Facts(
                48_211,
                NOW,
                new Facts.Control(TradingState.ACTIVE, 4, ago(3), new Facts.Journal(true, 2, true)),
                Map.of(AGENT, new Facts.Agent(12, ACCOUNT, PRINCIPAL, false, 600, 120)),
                Map.of(ACCOUNT, account()),
                market(),
                registers(),
                people(),
                new Conduct(Map.of(AGENT, new Conduct.Pace(40, 12)), Map.of(), Map.of("0197-earlier-decision", 2)));
    }

    private static Account account() {
        return new Account(
                48_190,
                "USD",
                "2026-03-02",
                number("998000"),
                number("1000000"),
                number("997500"),
                ago(20),
                Map.of(
                        "AAPL", new Holding(number("200"), number("0"), number("0"), number("218.40"), null),
                        "MSFT", new Holding(number("100"), number("20"), number("0"), number("401.40"), null),
                        "NVDA", new Holding(number("300"), number("0"), number("50"), number("126.10"), null),
                        "AMZN", new Holding(number("-150"), number("0"), number("0"), null, number("209.80"))),
                Map.of(
                        "AAPL", flow(2, 1, OpenSide.NONE, OpenSide.NONE),
                        "MSFT", flow(5, 2, limit("410"), OpenSide.NONE),
                        "NVDA", flow(3, 0, OpenSide.NONE, limit("140")),
                        "META", flow(1, 0, OpenSide.NONE, OpenSide.NONE)));
    }

    private static Market market() {
        return new Market(
                Map.of(
                        "AAPL", instrument("48000000"),
                        "MSFT", instrument("19000000"),
                        "NVDA", instrument("210000000"),
                        "AMZN", instrument("37000000"),
                        "META", instrument("12000000")),
                Map.of(
                        "AAPL", mark("227.52", "227.49"),
                        "MSFT", mark("418.16", "418.20"),
                        "NVDA", mark("131.38", "131.31"),
                        "AMZN", mark("201.70", "201.72"),
                        "META", mark("563.33", "563.10")),
                Map.of(FEED, new Market.Source(9, "price")),
                Map.of(
                        "AAPL", List.of(intent("bob", Side.BUY, true, 12), intent("carol", Side.BUY, false, 300)),
                        "META", List.of(intent("bob", Side.SELL, true, 20))),
                Map.of("NVDA", List.of(new Market.Published(47_000, "news-2", "bob", "fund-2", ago(7_200)))));
    }

    private static Registers registers() {
        return new Registers(
                Map.of(
                        "filing-10q", new Registers.Evidence(30, List.of("public"), ago(86_400)),
                        "note-881", new Registers.Evidence(31, List.of("research", "internal"), ago(3_600))),
                List.of(
                        new Registers.Consent(
                                40, "consent-1", "client-77", "reporting", "financial", ago(90_000), null, null),
                        new Registers.Consent(
                                41, "consent-2", "client-77", "marketing", "pii", ago(90_000), null, ago(60))),
                Map.of(
                        "custodian",
                        new Registers.Destination(
                                50,
                                List.of(
                                        new Registers.Grant("pii", "onboarding"),
                                        new Registers.Grant("financial", "reporting")))),
                Map.of("snapshot-5", new Registers.Snapshot(60, "/srv/research", true, ago(7_200))));
    }

    private static People people() {
        return new People(
                Map.of(),
                List.of(new People.Override(
                        70,
                        "override-1",
                        People.Override.Kind.CANCEL,
                        "olga",
                        "earnings tonight",
                        null,
                        ACCOUNT,
                        "TSLA",
                        null,
                        null,
                        ago(1_800),
                        ago(-3_600))),
                List.of(new People.Directive(
                        80,
                        "directive-1",
                        PRINCIPAL,
                        "Nothing to the press.",
                        new People.Forbidden(List.of("publish"), List.of(), List.of("press/*")),
                        null)));
    }

    private static OrderFlow flow(int placed, int cancelled, OpenSide buys, OpenSide sells) {
        return new OrderFlow(placed, cancelled, buys, sells, List.of(new Fill(Side.BUY, number("40"), ago(45))));
    }

    private static OpenSide limit(String price) {
        return new OpenSide(false, number(price));
    }

    private static Market.Instrument instrument(String averageDailyVolume) {
        return new Market.Instrument(
                20,
                "equity",
                number("0.01"),
                number("1"),
                number(averageDailyVolume),
                number("0.005"),
                60,
                false,
                List.of(new Market.Blackout(ago(-86_400), ago(-172_800))));
    }

    private static Market.Mark mark(String price, String previous) {
        return new Market.Mark(48_205, number(price), number(previous), FEED, ago(1));
    }

    private static Market.Intent intent(String principal, Side side, boolean pending, long secondsAgo) {
        return new Market.Intent(48_000, "intent-" + principal, principal, side, pending, ago(secondsAgo));
    }

    /** Some seconds before now; after it, when there are fewer than none. */
    private static Instant ago(long seconds) {
        return NOW.minus(Duration.ofSeconds(seconds));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
