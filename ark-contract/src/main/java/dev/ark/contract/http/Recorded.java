package dev.ark.contract.http;

import java.time.Instant;

/** The answer to a write: the journal row that holds it. */
public record Recorded(long seq, Instant at) {}
