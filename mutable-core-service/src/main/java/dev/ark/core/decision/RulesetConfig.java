package dev.ark.core.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which rulesets are trusted. */
@ConfigMapping(prefix = "ark.core.ruleset")
public interface RulesetConfig {
    /** The key that the released rules are signed with. */
    String RELEASED_KEY = "WvM6kCd3wN9GRju4A1gPOEVSXNQOgr3Rzqk9TkAcZ8E=";

    /** The Ed25519 key that every manifest must be signed with: base 64 of its 32 bytes, as {@code ark rules keygen} prints it. */
    @WithDefault(RELEASED_KEY)
    String publicKey();
}
