package dev.ark.contract.http;

import dev.ark.contract.json.JsonText;
import java.time.Instant;

/**
 * A line of the session log.
 *
 * @param seq sequence of its journal row, which orders the log
 */
public record SessionLogEntry(long seq, String agent, String session, String event, JsonText detail, Instant at) {}
