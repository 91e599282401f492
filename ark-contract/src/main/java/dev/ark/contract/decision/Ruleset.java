package dev.ark.contract.decision;

/**
 * Which rules decided.
 *
 * @param revision grows with every release of the rules
 * @param sha256 of the canonical manifest
 */
public record Ruleset(String version, long revision, String sha256) {
    /** What stands in a decision that no ruleset could be asked for. */
    public static final Ruleset UNKNOWN = new Ruleset("unknown", 0, "");
}
