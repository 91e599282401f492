package dev.ark.graveyard.overlay;

import dev.ark.contract.decision.Ruleset;
import dev.ark.graveyard.rules.Rulebook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is denied besides what the rules deny. Immutable and thread-safe.
 *
 * @param sha256 of the file's bytes; absent when there is no file that could be used
 */
public record Overlay(@Nullable String sha256, List<OverlayRule> rules) {
    /** What stands before the names of its rules in violations. */
    public static final String PREFIX = "overlay/";

    /** Adds nothing. */
    public static final Overlay NONE = new Overlay(null, List.of());

    public Overlay {
        rules = List.copyOf(rules);
    }

    /**
     * Reads and compiles a file.
     *
     * @param rulebook whose limits it may tighten
     * @throws InvalidOverlayException when anything in it is not as it has to be
     */
    public static Overlay read(byte[] file, Rulebook rulebook) {
        return new OverlayReader(rulebook).read(file);
    }

    /** Denies everything: what stands in the place of a file that should be there and cannot be used. */
    public static Overlay unusable(String reason) {
        return new Overlay(null, List.of(new OverlayRule.Unusable(PREFIX + "file", reason)));
    }

    /** The names of its rules, in their order. */
    public List<String> names() {
        return rules.stream().map(OverlayRule::name).toList();
    }

    /** A ruleset with this on top. */
    public Ruleset over(Ruleset ruleset) {
        return new Ruleset(ruleset.version(), ruleset.revision(), ruleset.sha256(), sha256);
    }
}
