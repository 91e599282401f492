package dev.ark.contract.action;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The families of actions, and the action types that belong to each. */
public enum ActionFamily {
    TRADE("trade", "order", "buy", "sell"),
    CANCEL_ORDER("cancel_order"),
    PUBLISH("publish"),
    DATA_HANDLING("data_handling", "collect_data", "store_data", "share_data"),
    FILE_OPERATION("file_operation", "delete", "remove"),
    EXECUTE_CODE("execute_code"),
    CONFIG_CHANGE("config_change"),
    RULE_CHANGE("rule_change", "modify_graveyard", "update_ethics", "change_rules"),
    TRANSFER("transfer"),
    OBSERVE("observe");

    private static final Map<String, ActionFamily> BY_TYPE = Stream.of(values())
            .flatMap(family -> family.types.stream().map(type -> Map.entry(type, family)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final java.util.List<String> types;

    ActionFamily(String... types) {
        this.types = java.util.List.of(types);
    }

    /** The family that a built-in action type belongs to. */
    static Optional<ActionFamily> of(String actionType) {
        return Optional.ofNullable(BY_TYPE.get(actionType));
    }
}
