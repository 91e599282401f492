package dev.ark.cli.journal;

import dev.ark.contract.event.EventType;
import dev.ark.contract.journal.ArchivedRow;
import dev.ark.contract.journal.RowHasher;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A row as it stands in the file, with nothing yet believed of it. Texts are the UTF-8 bytes that are stored, for that is what was hashed, and
 * to read them as characters would cost more than to hash them.
 *
 * @param prevHash hexadecimal digits, if it is a hash
 * @param hash hexadecimal digits, if it is a hash
 * @param basis what the decision of this row was based on, as kept beside the journal; empty when it is no decision or the basis is gone
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a file on their way through the checks, compared with nothing
record StoredRow(
        long seq,
        long epoch,
        byte[] type,
        byte[] body,
        byte[] at,
        byte[] deployment,
        byte[] version,
        byte[] prevHash,
        byte[] hash,
        byte[] basis) {
    private static final byte[] DECISION = text(EventType.DECISION);
    private static final byte[] DECISION_SETTLED = text(EventType.DECISION_SETTLED);
    private static final byte[] RULESET_ADOPTED = text(EventType.RULESET_ADOPTED);
    private static final byte[] JOURNAL_COMPACTED = text(EventType.JOURNAL_COMPACTED);

    /** A row of an archive segment. */
    static StoredRow of(ArchivedRow row) {
        return new StoredRow(
                row.seq(),
                row.epoch(),
                text(row.type()),
                text(row.body()),
                text(row.at()),
                text(row.deployment()),
                text(row.version()),
                text(row.prevHash()),
                text(row.hash()),
                text(row.basis()));
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    boolean isDecision() {
        return Arrays.equals(type, DECISION) || Arrays.equals(type, DECISION_SETTLED);
    }

    boolean adoptsRules() {
        return Arrays.equals(type, RULESET_ADOPTED);
    }

    boolean compactsTheJournal() {
        return Arrays.equals(type, JOURNAL_COMPACTED);
    }

    String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    String basisText() {
        return new String(basis, StandardCharsets.UTF_8);
    }

    String atText() {
        return new String(at, StandardCharsets.UTF_8);
    }

    /** As text: 64 hexadecimal digits, if it is a hash. */
    String hashText() {
        return new String(hash, StandardCharsets.ISO_8859_1);
    }

    /** What the row's hash is taken over; empty when its prev_hash is no hash. */
    Optional<RowHasher.Fields> hashed() {
        try {
            byte[] previous = HexFormat.of().parseHex(new String(prevHash, StandardCharsets.ISO_8859_1));
            return Optional.of(new RowHasher.Fields(previous, epoch, seq, type, body, at, deployment, version));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    StoredRow withBasis(byte[] found) {
        return new StoredRow(seq, epoch, type, body, at, deployment, version, prevHash, hash, found);
    }
}
