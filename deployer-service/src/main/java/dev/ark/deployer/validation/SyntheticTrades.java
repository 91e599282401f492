package dev.ark.deployer.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.http.AccountFact;
import dev.ark.contract.http.EvidenceFact;
import dev.ark.contract.http.InstrumentFact;
import dev.ark.contract.http.MarkFact;
import dev.ark.contract.http.SourceFact;
import dev.ark.contract.identity.TrialAgents;
import dev.ark.contract.json.CanonicalJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The agent, the account and the instruments of synthetic runs, which nobody else trades, and the proposals. Each proposal of a million in
 * a row differs from the others of its kind: the quantity falls short of the round one by a different amount each time, at most one part
 * in a thousand. They go round so many instruments that none has the twenty orders in a minute, nearly all cancelled, which layering is told by.
 *
 * @param symbols how many instruments
 * @param offset where the variation starts, so that a run does not repeat the one before it
 */
public record SyntheticTrades(int symbols, int offset) {
    public static final String AGENT = TrialAgents.SYNTHETIC;
    public static final String PRINCIPAL = "ark";
    public static final String EVIDENCE = "ark-synthetic";

    private static final String CURRENCY = "USD";
    private static final BigDecimal EQUITY = new BigDecimal("100000");
    private static final BigDecimal PRICE = new BigDecimal("100");
    private static final BigDecimal FIVE_PERCENT = new BigDecimal("50");
    private static final BigDecimal QUARTER = new BigDecimal("250");
    private static final int VARIATIONS = 1_000_000;
    private static final BigDecimal STEP = new BigDecimal("0.00000005");

    private static final String SYMBOL = "ARK-SYN-";
    private static final BigDecimal ORDERS_A_MINUTE = new BigDecimal("15");
    private static final BigDecimal SECONDS_A_MINUTE = new BigDecimal("60");

    /** The trades of a plan. */
    public static SyntheticTrades of(SyntheticPlan plan, int offset) {
        int symbols = plan.hz()
                .multiply(SECONDS_A_MINUTE)
                .divide(ORDERS_A_MINUTE, 0, RoundingMode.CEILING)
                .intValueExact();
        return new SyntheticTrades(symbols, offset);
    }

    /** The instruments' symbols. */
    public List<String> instruments() {
        return IntStream.rangeClosed(1, symbols)
                .mapToObj(number -> SYMBOL + number)
                .toList();
    }

    /** The proposal of a shot. */
    public Proposal proposal(Shot shot, String traceId) {
        ObjectNode trade = CanonicalJson.object();
        trade.put("symbol", SYMBOL + (1 + shot.number() % symbols));
        trade.put("side", "buy");
        trade.put("order_type", "limit");
        trade.put("limit_price", PRICE.toPlainString());
        switch (shot.kind()) {
            case GOOD -> {
                trade.put("quantity", vary(FIVE_PERCENT, shot.number()));
                trade.put("leverage", "1");
                trade.put("stop_loss", "95");
                trade.put("take_profit", "112.50");
            }
            case VIOLATION -> {
                trade.put("quantity", vary(QUARTER, shot.number()));
                trade.put("leverage", "3");
            }
        }
        return new Proposal(
                "trade", trade, "A synthetic trade that checks the decision path", List.of(EVIDENCE), traceId);
    }

    public static AccountFact account() {
        return new AccountFact(CURRENCY, EQUITY, EQUITY);
    }

    public static InstrumentFact instrument() {
        return new InstrumentFact("equity", new BigDecimal("0.01"), BigDecimal.ONE, new BigDecimal("5000000"), null);
    }

    public static SourceFact source() {
        return new SourceFact("price");
    }

    public static EvidenceFact evidence() {
        return new EvidenceFact(List.of("public"), null);
    }

    public static MarkFact mark(Instant now) {
        return new MarkFact(PRICE, PRINCIPAL, now);
    }

    private String vary(BigDecimal quantity, int number) {
        int variation = Math.floorMod(offset + number, VARIATIONS);
        return quantity.subtract(STEP.multiply(BigDecimal.valueOf(variation))).toPlainString();
    }
}
