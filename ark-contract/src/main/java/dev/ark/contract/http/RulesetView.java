package dev.ark.contract.http;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code GET /v1/ruleset}: which rules are served, with all that it takes to check it. It is answered as well when the rules are
 * not the released ones: then it tells what was found instead, and why it is refused.
 *
 * @param verified whether these rules decide; if not, every evaluation is denied
 * @param reason why they are not verified; absent when they are
 * @param version {@code unknown} when they are not verified
 * @param revision 0 when they are not verified
 * @param sha256 of the manifest's very bytes, as it was found
 * @param signature detached Ed25519 signature of the manifest, base 64, as it was found
 * @param keyId first 16 hexadecimal digits of the SHA-256 of the public key that this build holds it against
 * @param fileMode of the manifest's and the signature's file, octal: {@code 0444}
 * @param verifiedAt when they were last found to be right; absent when they never were
 * @param overlaySha256 of the overlay that further denies; absent when there is none
 * @param actionTypes the family by each action type that the manifest registers besides the built-in ones
 * @param manifest the canonical JSON, as it was found
 * @param knownAnswers what came of having these rules answer the sealed questions before they were served; absent when they never were
 */
public record RulesetView(
        boolean verified,
        @Nullable String reason,
        String version,
        long revision,
        String sha256,
        String signature,
        String keyId,
        String fileMode,
        @Nullable Instant verifiedAt,
        @Nullable String overlaySha256,
        Map<String, String> actionTypes,
        String manifest,
        @Nullable KnownAnswers knownAnswers) {
    public RulesetView {
        actionTypes = Map.copyOf(actionTypes);
    }

    /** How many sealed questions were asked, and how many were answered as when the rules were released. */
    public record KnownAnswers(int cases, int passed) {}
}
