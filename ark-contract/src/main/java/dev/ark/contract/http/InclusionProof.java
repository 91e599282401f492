package dev.ark.contract.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a row is in the journal of a size, {@code GET /v1/journal/proof?seq=N}: RFC 6962, section 2.1.1. The row is leaf {@code seq - 1},
 * and the leaf's entry is the 32 bytes of the row's hash.
 *
 * @param size of the tree, in rows
 * @param rowHash 64 hexadecimal digits
 * @param root base64, as in a checkpoint
 * @param proof base64, from the leaf's sibling upwards
 * @param checkpoint the signed note of this size; absent when none was signed at it
 */
public record InclusionProof(
        long seq,
        long size,
        String rowHash,
        String root,
        List<String> proof,
        @Nullable String checkpoint) {
    public InclusionProof {
        proof = List.copyOf(proof);
    }
}
