package dev.ark.contract.http;

import dev.ark.contract.decision.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of an approval.
 *
 * @param seq of the journal row that records it
 * @param decision the decision that it settled, without its permit's token; absent when the action is to be proposed again
 */
public record Reviewed(long seq, Instant at, @Nullable Decision decision) {}
