package dev.ark.contract.action;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A configuration key set to a value.
 *
 * @param value any JSON value
 */
public record ConfigChange(String key, JsonNode value) implements Action {}
