package dev.ark.deployer.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.identity.TrialAgents;
import dev.ark.contract.json.CanonicalJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the validation's agent proposes. No two proposals are alike: the quantity falls short of the round one by a different amount each
 * time, at most one part in ten thousand. Thread-safe.
 */
public final class ValidationTrades {
    public static final String AGENT = TrialAgents.VALIDATION;
    public static final String SYMBOL = "ARK-VAL";

    private static final BigDecimal PRICE = new BigDecimal("100");
    private static final BigDecimal FIVE_PERCENT = new BigDecimal("50");
    private static final BigDecimal QUARTER = new BigDecimal("250");
    private static final BigDecimal SMALL = new BigDecimal("10");
    private static final BigDecimal THREE_FIFTHS = new BigDecimal("0.6");
    private static final int VARIATIONS = 100_000;
    private static final BigDecimal STEP = new BigDecimal("0.00000001");

    private final AtomicInteger next;

    /**
     * The trades of one validation.
     *
     * @param offset where the variation starts, so that a validation does not repeat the one before it
     */
    public ValidationTrades(int offset) {
        this.next = new AtomicInteger(Math.floorMod(offset, VARIATIONS));
    }

    /** Within every rule. */
    public Proposal valid(String traceId) {
        return proposal(guarded(buy(vary(FIVE_PERCENT))), traceId);
    }

    /** Of a quarter of the equity. */
    public Proposal tooLarge(String traceId) {
        return proposal(guarded(buy(vary(QUARTER))), traceId);
    }

    /** With more leverage than is allowed. */
    public Proposal leveraged(String traceId) {
        ObjectNode trade = guarded(buy(vary(FIVE_PERCENT)));
        trade.put("leverage", "3");
        return proposal(trade, traceId);
    }

    public Proposal withoutStop(String traceId) {
        ObjectNode trade = guarded(buy(vary(FIVE_PERCENT)));
        trade.remove("stop_loss");
        return proposal(trade, traceId);
    }

    /** Opens a small position. */
    public Proposal open(String traceId) {
        return proposal(guarded(buy(vary(SMALL))), traceId);
    }

    /** Sells some of what is held. */
    public Proposal close(BigDecimal quantity, String traceId) {
        return proposal(order("sell", quantity), traceId);
    }

    /** Some three fifths of what is held, which is less than all of it. */
    public BigDecimal largerPart(BigDecimal held) {
        return vary(held.multiply(THREE_FIFTHS).setScale(STEP.scale(), RoundingMode.DOWN));
    }

    public static BigDecimal price() {
        return PRICE;
    }

    /** The quantity that a proposal is about. */
    public static BigDecimal quantity(Proposal proposal) {
        return new BigDecimal(proposal.parameters().get("quantity").textValue());
    }

    private static ObjectNode buy(BigDecimal quantity) {
        return order("buy", quantity);
    }

    private static ObjectNode order(String side, BigDecimal quantity) {
        ObjectNode trade = CanonicalJson.object();
        trade.put("symbol", SYMBOL);
        trade.put("side", side);
        trade.put("order_type", "limit");
        trade.put("limit_price", PRICE.toPlainString());
        trade.put("quantity", quantity.toPlainString());
        return trade;
    }

    private static ObjectNode guarded(ObjectNode trade) {
        trade.put("stop_loss", "95");
        trade.put("take_profit", "112.50");
        return trade;
    }

    private static Proposal proposal(ObjectNode trade, String traceId) {
        return new Proposal(
                "trade",
                trade,
                "A trade that validates the running system",
                List.of(SyntheticTrades.EVIDENCE),
                traceId);
    }

    private BigDecimal vary(BigDecimal quantity) {
        int variation = Math.floorMod(next.getAndIncrement(), VARIATIONS);
        return quantity.subtract(STEP.multiply(BigDecimal.valueOf(variation)));
    }
}
