package dev.ark.watchdog.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.AdoptedRuleset;
import dev.ark.graveyard.manifest.InvalidManifestException;
import dev.ark.graveyard.manifest.Manifest;
import dev.ark.graveyard.manifest.ReleasedManifest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdoptionCheckTest {
    @Test
    void theReleasedRulesDifferInNothing() throws InvalidManifestException {
        assertThat(difference(revision(), ReleasedManifest.SHA256)).isEmpty();
    }

    @Test
    void beforeTheFirstVerdictByTheseRulesNothingDiffers() throws InvalidManifestException {
        assertThat(difference(0, "")).isEmpty();
        assertThat(difference(revision() - 1, "aa")).isEmpty();
    }

    @Test
    void otherRulesOfTheSameRevisionDiffer() throws InvalidManifestException {
        assertThat(difference(revision(), "aa")).isPresent();
    }

    @Test
    void newerRulesThanThoseCompiledInDiffer() throws InvalidManifestException {
        assertThat(difference(revision() + 1, "aa")).isPresent();
    }

    private static Optional<String> difference(long revision, String sha256) throws InvalidManifestException {
        return new AdoptionCheck(() -> new AdoptedRuleset(revision, sha256)).difference();
    }

    private static long revision() throws InvalidManifestException {
        return Manifest.read(ReleasedManifest.bytes()).ruleset().revision();
    }
}
