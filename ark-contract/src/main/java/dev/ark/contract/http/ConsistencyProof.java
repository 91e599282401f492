package dev.ark.contract.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the journal of one size is the beginning of that of another, {@code GET /v1/journal/proof?from=N&to=M}: RFC 6962, section 2.1.2.
 *
 * @param from size of the older tree, in rows
 * @param to size of the newer tree, in rows
 * @param fromRoot base64, as in a checkpoint
 * @param toRoot base64, as in a checkpoint
 * @param proof base64, in the order of the RFC
 * @param checkpoint the signed note of the newer size; absent when none was signed at it
 */
public record ConsistencyProof(
        long from,
        long to,
        String fromRoot,
        String toRoot,
        List<String> proof,
        @Nullable String checkpoint) {
    public ConsistencyProof {
        proof = List.copyOf(proof);
    }
}
