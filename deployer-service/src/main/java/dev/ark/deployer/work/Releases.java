package dev.ark.deployer.work;

import dev.ark.contract.local.Release;
import java.util.List;
import java.util.Optional;

/** The releases of this installation. Thread-safe. */
public interface Releases {
    /**
     * A release.
     *
     * @return empty when there is none of this version
     * @throws WorkFailedException when its record cannot be read
     */
    Optional<Release> find(String version) throws WorkFailedException;

    /** What is wrong with the overlays that this release would run with, its own and the installation's, a sentence each. */
    List<String> overlayProblems(String version);
}
