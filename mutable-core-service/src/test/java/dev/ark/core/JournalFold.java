package dev.ark.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.journal.JournalRow;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What accounts hold and have reserved as the journal alone tells it: written a second time, and not with the service's code. */
final class JournalFold {
    private final Map<String, JsonNode> bases;
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, BigDecimal[]> holdings = new TreeMap<>();

    private static final class Order {
        private final String holding;
        private final BigDecimal sign;
        private BigDecimal left;

        private Order(String holding, BigDecimal sign, BigDecimal quantity) {
            this.holding = holding;
            this.sign = sign;
            this.left = quantity;
        }
    }

    /**
     * A fold of nothing yet.
     *
     * @param bases what each decision was based on, by its sequence
     */
    JournalFold(Map<String, JsonNode> bases) {
        this.bases = bases;
    }

    void apply(JournalRow row) {
        JsonNode body = JournalFile.body(row);
        switch (row.type()) {
            case "decision", "decision_settled" -> decided(body);
            case "execution" -> executed(body);
            case "execution_without_permit" -> overstepped(body);
            case "permit_released" -> free(orders.get(body.path("permit_id").asText()));
            case "permits_expired" -> body.path("permit_ids").forEach(id -> free(orders.get(id.asText())));
            default -> {}
        }
    }

    /** Position, open buys and open sells by account and symbol, without what is all zero. */
    Map<String, String> holdings() {
        Map<String, String> texts = new TreeMap<>();
        holdings.forEach((holding, amounts) -> {
            String text = text(amounts[0]) + " " + text(amounts[1]) + " " + text(amounts[2]);
            if (!text.equals("0 0 0")) {
                texts.put(holding, text);
            }
        });
        return texts;
    }

    private void decided(JsonNode decision) {
        JsonNode basis = bases.get(decision.path("seq").asText());
        JsonNode parameters = basis.path("proposal").path("parameters");
        if (!decision.path("outcome").asText().equals("approved") || !parameters.has("quantity")) {
            return;
        }
        String account = basis.path("facts")
                .path("agents")
                .path(decision.path("agent").asText())
                .path("account")
                .asText();
        boolean buys = parameters.path("side").asText().equals("buy");
        BigDecimal quantity = new BigDecimal(parameters.path("quantity").asText());
        Order order = new Order(
                account + " " + parameters.path("symbol").asText(),
                buys ? BigDecimal.ONE : BigDecimal.ONE.negate(),
                quantity);
        orders.put(decision.path("permit").path("id").asText(), order);
        open(order, quantity);
    }

    private void executed(JsonNode report) {
        Order order = orders.get(report.path("permit_id").asText());
        switch (report.path("event").asText()) {
            case "filled" -> {
                BigDecimal filled = new BigDecimal(report.path("quantity").asText());
                open(order, filled.negate());
                order.left = order.left.subtract(filled);
                move(order, filled);
            }
            case "cancelled" -> free(order);
            default -> {}
        }
    }

    private void overstepped(JsonNode report) {
        Order order = orders.get(report.path("permit_id").asText());
        if (order != null && report.path("event").asText().equals("filled")) {
            move(order, new BigDecimal(report.path("quantity").asText()));
        }
    }

    private void free(Order order) {
        if (order != null) {
            open(order, order.left.negate());
            order.left = BigDecimal.ZERO;
        }
    }

    private void open(Order order, BigDecimal change) {
        add(order, order.sign.signum() > 0 ? 1 : 2, change);
    }

    private void move(Order order, BigDecimal filled) {
        add(order, 0, filled.multiply(order.sign));
    }

    private void add(Order order, int index, BigDecimal change) {
        BigDecimal[] amounts = holdings.computeIfAbsent(
                order.holding, key -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO});
        amounts[index] = amounts[index].add(change);
    }

    private static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
