package dev.ark.cli.local;

import dev.ark.cli.BuildVersion;
import dev.ark.cli.Failure;
import dev.ark.cli.Surroundings;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.Release;
import dev.ark.graveyard.evaluation.Candidate;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.manifest.ReleasedManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the checkout has built, from which releases are made.
 *
 * @param hash of everything that would run
 * @param rules those that are compiled in
 */
record CurrentBuild(Build build, String hash, Hrm rules) {
    static CurrentBuild of(Surroundings surroundings, String purpose) throws IOException {
        Path checkout = surroundings
                .checkout()
                .orElseThrow(() -> new Failure("'" + purpose + "' takes what a checkout has built: run ./ark of one"));
        return of(new Build(checkout));
    }

    static CurrentBuild of(Build build) throws IOException {
        return new CurrentBuild(
                build, build.hash(), Candidate.of(ReleasedManifest.packaged().manifest()));
    }

    /** The version under which it runs when nobody gave it one. */
    String version() {
        return Build.version(BuildVersion.text(), hash);
    }

    /** It as a release without a name. */
    Release release(Instant now) throws IOException {
        return release(version(), Map.of(), false, now);
    }

    /** It as a release that a person makes. */
    Release named(String version, Map<String, String> settings, Instant now) throws IOException {
        return release(version, settings, true, now);
    }

    private Release release(String version, Map<String, String> settings, boolean named, Instant now)
            throws IOException {
        SchemaRange schema = SchemaRange.of(build.applications().get(LocalLayout.CORE));
        return new Release(
                version,
                hash,
                settings,
                schema.min(),
                schema.max(),
                rules.ruleset().revision(),
                rules.ruleset().sha256(),
                named,
                LocalPerson.name(),
                now);
    }

    ReleaseContent content(Optional<String> overlay) {
        return new ReleaseContent(build.applications(), ReleasedManifest.packaged(), overlay);
    }
}
