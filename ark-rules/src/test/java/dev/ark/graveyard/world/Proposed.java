package dev.ark.graveyard.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.json.CanonicalJson;
import java.util.List;

/** Proposals in the words of those who make them. */
public final class Proposed {
    private final String actionType;
    private final ObjectNode parameters = CanonicalJson.object();
    private String rationale = "because";

    private Proposed(String actionType) {
        this.actionType = actionType;
    }

    /** A market order of AAPL at 100 with a stop 5 % below and a target at 2.5 times that. */
    public static Proposed buy(String quantity) {
        return action("buy")
                .with("symbol", "AAPL")
                .with("quantity", quantity)
                .with("stop_loss", "95")
                .with("take_profit", "112.5");
    }

    /** The same to the other side. */
    public static Proposed sell(String quantity) {
        return action("sell")
                .with("symbol", "AAPL")
                .with("quantity", quantity)
                .with("stop_loss", "105")
                .with("take_profit", "87.5");
    }

    public static Proposed file(String operation, String path) {
        return action("file_operation").with("operation", operation).with("path", path);
    }

    public static Proposed code(String code) {
        return action("execute_code").with("language", "sh").with("code", code);
    }

    public static Proposed config(String key) {
        return action("config_change").with("key", key).with("value", "off");
    }

    /** Data about subject-1 for billing, encrypted and going nowhere. */
    public static Proposed data(String operation, String dataClass) {
        return action("data_handling")
                .with("operation", operation)
                .with("data_class", dataClass)
                .with("subject", "subject-1")
                .with("purpose", "billing")
                .claiming("encryption");
    }

    public static Proposed cancel() {
        return action("cancel_order").with("order_id", "o-1");
    }

    public static Proposed action(String actionType) {
        return new Proposed(actionType);
    }

    public Proposed with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    public Proposed with(String name, JsonNode value) {
        parameters.set(name, value);
        return this;
    }

    public Proposed because(String reason) {
        rationale = reason;
        return this;
    }

    public Proposed claiming(String name) {
        parameters.put(name, true);
        return this;
    }

    public Proposed limit(String price) {
        return with("order_type", "limit").with("limit_price", price);
    }

    public Proposed without(String name) {
        parameters.remove(name);
        return this;
    }

    public Proposal now() {
        return new Proposal(actionType, parameters.deepCopy(), rationale, List.of("evidence-1"), null);
    }
}
