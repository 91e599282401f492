package dev.ark.contract.action;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something noted and not done; its parameters are free. */
public record Observation(ObjectNode parameters) implements Action {}
