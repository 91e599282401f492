package dev.ark.contract.evaluation;

import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.json.CanonicalJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A question without consequence: an ordinary trade of nobody's, with every kind of fact. A new process answers its first questions slower than
 * a decision may take, so it is asked this one before it is called ready.
 */
public final class SampleEvaluation {
    private static final String AGENT = "warm-up";
    private static final String SYMBOL = "WARM-UP";

    private SampleEvaluation() {}

    /** The question, at a decision time. */
    public static EvaluationRequest at(Instant at) {
        Proposal trade = new Proposal(
                "trade",
                CanonicalJson.object()
                        .put("symbol", SYMBOL)
                        .put("side", "buy")
                        .put("quantity", "10")
                        .put("order_type", "limit")
                        .put("limit_price", "100")
                        .put("stop_loss", "95")
                        .put("take_profit", "112.5")
                        .put("leverage", "1"),
                "warm-up",
                List.of("warm-up"),
                null);
        var item = new EvaluationRequest.Item(AGENT, trade.actionDigest(AGENT), at, trade);
        return new EvaluationRequest(List.of(new EvaluationRequest.Group(facts(at), List.of(item, item))));
    }

    private static Facts facts(Instant at) {
        BigDecimal equity = new BigDecimal("100000");
        BigDecimal one = BigDecimal.ONE;
        var flow = new Account.OrderFlow(
                1,
                1,
                new Account.OpenSide(false, new BigDecimal("99")),
                Account.OpenSide.NONE,
                List.of(new Account.Fill(Trade.Side.BUY, one, at)));
        var holding = new Account.Holding(one, one, one, new BigDecimal("95"), new BigDecimal("105"));
        return new Facts(
                1,
                at,
                new Facts.Control(TradingState.ACTIVE, 1, at, new Facts.Journal(true, 0, true)),
                Map.of(AGENT, new Facts.Agent(1, AGENT, AGENT, false, 600, 120)),
                Map.of(
                        AGENT,
                        new Account(
                                1,
                                "USD",
                                "sample",
                                equity,
                                equity,
                                equity,
                                at,
                                Map.of(SYMBOL, holding),
                                Map.of(SYMBOL, flow))),
                market(at, equity),
                new Registers(
                        Map.of(AGENT, new Registers.Evidence(1, List.of("public"), at)), List.of(), Map.of(), Map.of()),
                People.SILENT,
                new Conduct(Map.of(AGENT, new Conduct.Pace(1, 1)), Map.of(), Map.of()));
    }

    private static Market market(Instant at, BigDecimal volume) {
        BigDecimal one = BigDecimal.ONE;
        BigDecimal price = new BigDecimal("100");
        return new Market(
                Map.of(
                        SYMBOL,
                        new Market.Instrument(
                                1, "equity", new BigDecimal("0.01"), one, volume, one, 60, false, List.of())),
                Map.of(SYMBOL, new Market.Mark(1, price, price, AGENT, at)),
                Map.of(AGENT, new Market.Source(1, "price")),
                Map.of(SYMBOL, List.of(new Market.Intent(1, AGENT, "other", Trade.Side.SELL, false, at))),
                Map.of());
    }
}
