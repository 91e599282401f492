package dev.ark.contract.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Body of {@code POST /v1/permits/{id}/spend}: the permit's token, and the action as it is about to be done.
 *
 * @param action must have the digest that was approved
 */
public record PermitSpend(String token, PresentedAction action) {
    public PermitSpend {
        Checks.present("token", token);
        Checks.present("action", action);
    }

    /** An action as it is about to be done. */
    public record PresentedAction(String actionType, ObjectNode parameters) {
        public PresentedAction {
            Checks.name("action.action_type", actionType);
            Checks.present("action.parameters", parameters);
        }
    }
}
