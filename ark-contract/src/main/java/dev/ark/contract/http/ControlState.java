package dev.ark.contract.http;

import dev.ark.contract.evaluation.TradingState;
import java.time.Instant;

/**
 * The halt state, {@code GET /v1/control}, and the answer to what changes it.
 *
 * @param haltEpoch grows with every halt, quarantine and release; permits of an older epoch cannot be spent
 */
public record ControlState(TradingState tradingState, long haltEpoch, String reason, String actor, Instant at) {}
