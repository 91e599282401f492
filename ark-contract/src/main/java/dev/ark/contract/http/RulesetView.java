package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rules are served, {@code GET /v1/ruleset}. It only gains members.
 *
 * @param revision grows with every release of the rules
 * @param sha256 of the manifest's UTF-8 bytes
 * @param signature Ed25519 over the same bytes, in Base64
 * @param fileMode of the manifest's file, such as {@code 0444}
 * @param actionTypes the action types that the manifest registers, each with its family
 * @param manifest its very text
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RulesetView(
        String version,
        long revision,
        String sha256,
        @Nullable String signature,
        @Nullable String keyId,
        @Nullable String fileMode,
        @Nullable Instant verifiedAt,
        Map<String, String> actionTypes,
        String manifest) {
    public RulesetView {
        actionTypes = actionTypes == null ? Map.of() : Map.copyOf(actionTypes);
    }
}
