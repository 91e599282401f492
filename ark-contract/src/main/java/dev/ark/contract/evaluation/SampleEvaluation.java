package dev.ark.contract.evaluation;

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
        return new Facts(
                1,
                at,
                new Facts.Control(TradingState.ACTIVE, 1, at, new Facts.Journal(true, 0, true)),
                Map.of(AGENT, new Facts.Agent(1, AGENT, AGENT, false, 600, 120)),
                Map.of(
                        AGENT,
                        new Facts.Account(
                                1, "USD", equity, equity, at, Map.of(SYMBOL, new Facts.Holding(one, one, one)))),
                Map.of(SYMBOL, new Facts.Instrument(1, "equity", new BigDecimal("0.01"), one, equity, 60)),
                Map.of(SYMBOL, new Facts.Mark(1, new BigDecimal("100"), "warm-up", at)),
                Map.of());
    }
}
