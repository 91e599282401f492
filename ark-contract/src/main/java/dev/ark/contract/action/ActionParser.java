package dev.ark.contract.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.action.Trade.OrderType;
import dev.ark.contract.action.Trade.Side;
import dev.ark.contract.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a typed action of an action type and its parameters. It is strict: a parameter that the family does not have, or one of the
 * wrong type or range, is refused before anything is decided. Stateless and thread-safe.
 */
public final class ActionParser {
    private ActionParser() {}

    /**
     * Parses an action.
     *
     * @param types the action types that are known
     * @throws ProblemException UNKNOWN_FIELD or INVALID_VALUE, naming the parameter
     */
    public static Action parse(ActionTypes types, String actionType, ObjectNode parameters) {
        var family = types.family(actionType);
        if (family.isEmpty()) {
            return new Action.Unknown(actionType);
        }
        ParameterReader in = new ParameterReader(parameters);
        Action action = switch (family.get()) {
            case TRADE -> trade(actionType, in);
            case CANCEL_ORDER -> new CancelOrder(in.text("order_id"));
            case PUBLISH ->
                new Publication(
                        in.text("channel"), in.optionalText("symbol").orElse(null), in.longText("text"), plan(in));
            case DATA_HANDLING -> dataHandling(actionType, in);
            case FILE_OPERATION -> fileOperation(actionType, in);
            case EXECUTE_CODE -> new CodeExecution(in.text("language"), in.longText("code"), in.flag("hrm_approved"));
            case CONFIG_CHANGE -> new ConfigChange(in.text("key"), in.any("value"));
            case RULE_CHANGE -> {
                in.acceptRest();
                yield new RuleChange();
            }
            case TRANSFER -> new Transfer(in.positive("amount"), in.text("currency"), in.text("destination"), plan(in));
            case OBSERVE -> {
                in.acceptRest();
                yield new Observation(parameters);
            }
        };
        in.refuseRest();
        return action;
    }

    private static Trade trade(String actionType, ParameterReader in) {
        Side side = switch (actionType) {
            case "buy" -> in.impliedChoice("side", Side.BUY);
            case "sell" -> in.impliedChoice("side", Side.SELL);
            default -> in.choice("side", Side.class);
        };
        String symbol = in.text("symbol");
        var quantity = in.positive("quantity");
        OrderType orderType = in.optionalChoice("order_type", OrderType.class).orElse(OrderType.MARKET);
        var limitPrice = orderType == OrderType.LIMIT
                ? in.positive("limit_price")
                : in.optionalPositive("limit_price").orElse(null);
        return new Trade(
                symbol,
                side,
                quantity,
                orderType,
                limitPrice,
                in.optionalPositive("stop_loss").orElse(null),
                in.optionalPositive("stop_quantity").orElse(null),
                in.optionalPositive("take_profit").orElse(null),
                new Trade.Claims(
                        in.optionalPositive("leverage").orElse(null),
                        in.flag("hrm_approved"),
                        in.flag("manipulative_intent"),
                        in.texts("catalysts")));
    }

    private static DataHandling dataHandling(String actionType, ParameterReader in) {
        DataHandling.Kind operation = switch (actionType) {
            case "collect_data" -> in.impliedChoice("operation", DataHandling.Kind.COLLECT);
            case "store_data" -> in.impliedChoice("operation", DataHandling.Kind.STORE);
            case "share_data" -> in.impliedChoice("operation", DataHandling.Kind.SHARE);
            default -> in.choice("operation", DataHandling.Kind.class);
        };
        return new DataHandling(
                operation,
                in.text("data_class"),
                in.text("subject"),
                in.text("purpose"),
                in.optionalText("destination").orElse(null),
                in.optionalChoice("data_sensitivity", DataHandling.Sensitivity.class)
                        .orElse(null),
                in.flag("encryption"),
                in.optionalFlag("user_consent").orElse(null));
    }

    private static @Nullable String plan(ParameterReader in) {
        return in.optionalText("compensating_plan").orElse(null);
    }

    private static FileOperation fileOperation(String actionType, ParameterReader in) {
        FileOperation.Kind operation = actionType.equals("file_operation")
                ? in.choice("operation", FileOperation.Kind.class)
                : in.impliedChoice("operation", FileOperation.Kind.DELETE);
        return new FileOperation(
                operation,
                in.text("path"),
                in.optionalText("snapshot_id").orElse(null),
                plan(in),
                in.flag("hrm_approved"));
    }
}
