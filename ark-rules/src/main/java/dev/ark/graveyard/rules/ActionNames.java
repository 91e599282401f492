package dev.ark.graveyard.rules;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.CancelOrder;
import dev.ark.contract.action.CodeExecution;
import dev.ark.contract.action.ConfigChange;
import dev.ark.contract.action.DataHandling;
import dev.ark.contract.action.FileOperation;
import dev.ark.contract.action.Observation;
import dev.ark.contract.action.Publication;
import dev.ark.contract.action.RuleChange;
import dev.ark.contract.action.Trade;
import dev.ark.contract.action.Transfer;
import java.util.List;
import java.util.Locale;

/** The action types under which the same could have been proposed: whoever forbids a purchase means one that is called a trade too. */
final class ActionNames {
    private ActionNames() {}

    /** Whether an action type that people name is the one proposed, that of its family, or another one for the same action; in any letter case. */
    static boolean match(String named, String proposed, Action action) {
        String type = named.strip();
        return type.equalsIgnoreCase(proposed) || of(action).contains(type.toLowerCase(Locale.ROOT));
    }

    private static List<String> of(Action action) {
        return switch (action) {
            case Trade trade -> List.of("trade", "order", lower(trade.side()));
            case CancelOrder _ -> List.of("cancel_order");
            case Publication _ -> List.of("publish");
            case DataHandling data -> List.of("data_handling", lower(data.operation()) + "_data");
            case FileOperation file ->
                file.operation() == FileOperation.Kind.DELETE
                        ? List.of("file_operation", "delete", "remove")
                        : List.of("file_operation");
            case CodeExecution _ -> List.of("execute_code");
            case ConfigChange _ -> List.of("config_change");
            case RuleChange _ -> List.of("rule_change", "modify_graveyard", "update_ethics", "change_rules");
            case Transfer _ -> List.of("transfer");
            case Observation _ -> List.of("observe");
            case Action.Unknown _ -> List.of();
        };
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
