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
    private List<String> evidence = List.of("evidence-1");
    private String causedBy;

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

    /** A file operation with a plan for making it good. */
    public static Proposed file(String operation, String path) {
        return action("file_operation")
                .with("operation", operation)
                .with("path", path)
                .with("compensating_plan", "restore it from the backup");
    }

    /** A transfer with a plan for making it good. */
    public static Proposed transfer(String destination) {
        return action("transfer")
                .with("amount", "10")
                .with("currency", "USD")
                .with("destination", destination)
                .with("compensating_plan", "ask for it back");
    }

    /** A publication with a plan for making it good. */
    public static Proposed publication(String channel, String text) {
        return action("publish")
                .with("channel", channel)
                .with("text", text)
                .with("compensating_plan", "publish a correction");
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

    public Proposed because(String reason) {
        rationale = reason;
        return this;
    }

    public Proposed citing(String... ids) {
        evidence = List.of(ids);
        return this;
    }

    /** The decision that led to this. */
    public Proposed causedBy(String decisionId) {
        causedBy = decisionId;
        return this;
    }

    public Proposal now() {
        return new Proposal(actionType, parameters.deepCopy(), rationale, evidence, null, causedBy);
    }
}
