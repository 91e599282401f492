package dev.ark.cli.local;

import dev.ark.contract.local.SealedManifest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a release is made of.
 *
 * @param applications the services' applications, by the name that they run under
 * @param rules those that its graveyard serves
 * @param overlay the text of its own overlay, if it has one
 */
record ReleaseContent(Map<String, Path> applications, SealedManifest rules, Optional<String> overlay) {
    ReleaseContent {
        applications = Map.copyOf(applications);
    }
}
