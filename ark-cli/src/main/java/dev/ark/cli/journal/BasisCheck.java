package dev.ark.cli.journal;

import dev.ark.contract.json.CanonicalJson;
import java.util.Arrays;
import java.util.Optional;

/** What a decision was based on is there, and is what its row says. */
final class BasisCheck implements RowCheck {
    private static final byte[] MEMBER = StoredRow.text(",\"basis_sha256\":\"");
    private static final int DIGITS = 64;

    @Override
    public Optional<Flaw> next(StoredRow row) {
        int digest = digestIn(row.body());
        if (digest < 0 || isDigestOf(row.basis(), row.body(), digest)) {
            return Optional.empty();
        }
        return Optional.of(Flaw.ofRow(row.seq(), "what its decision was based on was changed, or is gone"));
    }

    /**
     * Where the digest stands, or -1. A quote inside a JSON text is escaped, so the member's name is found where it stands as a member alone;
     * it is one of the last.
     */
    private static int digestIn(byte[] body) {
        for (int at = body.length - MEMBER.length; at >= 0; at--) {
            if (body[at] == MEMBER[0] && Arrays.equals(body, at, at + MEMBER.length, MEMBER, 0, MEMBER.length)) {
                return at + MEMBER.length;
            }
        }
        return -1;
    }

    private static boolean isDigestOf(byte[] basis, byte[] body, int digest) {
        byte[] expected = StoredRow.text(CanonicalJson.sha256(basis) + '"');
        int end = digest + DIGITS + 1;
        return end <= body.length && Arrays.equals(body, digest, end, expected, 0, expected.length);
    }
}
