package dev.ark.contract.decision;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which rules decided.
 *
 * @param revision grows with every release of the rules
 * @param sha256 of the canonical manifest
 * @param overlaySha256 of the overlay that further denies; absent when there is none
 */
public record Ruleset(
        String version,
        long revision,
        String sha256,
        @Nullable String overlaySha256) {
    /** What stands in a decision that no ruleset could be asked for. */
    public static final Ruleset UNKNOWN = new Ruleset("unknown", 0, "");

    /** A ruleset with no overlay. */
    public Ruleset(String version, long revision, String sha256) {
        this(version, revision, sha256, null);
    }

    /** The overlay's digest, when there is one. */
    public Optional<String> overlay() {
        return Optional.ofNullable(overlaySha256);
    }
}
