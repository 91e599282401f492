package dev.ark.watchdog.drift;

import dev.ark.contract.http.AdoptedRuleset;
import dev.ark.graveyard.manifest.InvalidManifestException;
import dev.ark.graveyard.manifest.Manifest;
import dev.ark.graveyard.manifest.ReleasedManifest;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Holds the rules by which this slot's core decided last, as the journal has them, against those that this watchdog was built with. Older ones are
 * no difference: a core takes new rules into use with the first verdict by them.
 */
@Singleton
public final class AdoptionCheck implements GraveyardCheck {
    private final AdoptedRules core;
    private final long revision;

    AdoptionCheck(AdoptedRules core) throws InvalidManifestException {
        this.core = core;
        this.revision = Manifest.read(ReleasedManifest.bytes()).ruleset().revision();
    }

    @Override
    public Optional<String> difference() {
        AdoptedRuleset adopted = core.adopted();
        boolean differs = adopted.revision() > revision
                || adopted.revision() == revision && !ReleasedManifest.SHA256.equals(adopted.sha256());
        return differs
                ? Optional.of("the core has decided by revision " + adopted.revision() + " with the SHA-256 "
                        + adopted.sha256() + ", compiled in is revision " + revision + " with "
                        + ReleasedManifest.SHA256)
                : Optional.empty();
    }
}
