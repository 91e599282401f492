package dev.ark.contract.action;

/**
 * What an agent wants to do, typed by its family. An {@link Unknown} action is a value, not an error: it is decided (and denied) like
 * any other.
 */
public sealed interface Action
        permits Trade,
                CancelOrder,
                FileOperation,
                DataHandling,
                Publication,
                CodeExecution,
                ConfigChange,
                RuleChange,
                Transfer,
                Observation,
                Action.Unknown {

    /** An action type that no family owns. */
    record Unknown(String type) implements Action {}
}
