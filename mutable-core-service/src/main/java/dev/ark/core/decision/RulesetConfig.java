package dev.ark.core.decision;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Which rulesets are trusted. */
@ConfigMapping(prefix = "ark.core.ruleset")
public interface RulesetConfig {
    /** The Ed25519 key that manifests are signed with, as Base64 of its X.509 form (a PEM file's body); no signature is asked for without it. */
    Optional<String> publicKey();
}
