package dev.ark.deployer.release;

import dev.ark.contract.local.InstalledReleases;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.Release;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The releases that can be run. They are made by the command line; here they are only read, anew at each question. Thread-safe. */
@Singleton
public final class ReleaseCatalog {
    private final LocalLayout layout;
    private final InstalledReleases installed;

    public ReleaseCatalog(LocalLayout layout) {
        this.layout = layout;
        this.installed = new InstalledReleases(layout);
    }

    /** All of them, the newest first. */
    public List<Release> list() {
        return installed.newestFirst();
    }

    public Optional<Release> find(String version) {
        return installed.find(version);
    }

    /** Whether a release has further denials of its own. */
    public boolean hasOverlay(Release release) {
        return Files.exists(layout.releaseOverlay(release.version()));
    }
}
