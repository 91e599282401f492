package dev.ark.cli.local;

import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.contract.http.ReleaseList;
import dev.ark.contract.local.InstalledReleases;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.Release;
import dev.ark.contract.local.StableRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told of releases, from what lies in the installation; nothing needs to run. */
record ReleaseText(Session session) {
    private static final int BUILD_DIGITS = 8;

    /** All releases, and which of them is what to the stable slot. */
    ReleaseList list() {
        InstalledReleases installed = new InstalledReleases(session.layout());
        Optional<StableRecord> stable = StableRecord.read(session.layout());
        Optional<String> previous = stable.flatMap(record -> record.before().stream()
                .filter(version -> installed.find(version).isPresent())
                .findFirst());
        return new ReleaseList(
                stable.map(StableRecord::version).orElse(null), previous.orElse(null), installed.newestFirst());
    }

    Release find(String version) {
        return new InstalledReleases(session.layout())
                .find(version)
                .orElseThrow(() -> new Failure(
                        "there is no release " + version + "; '" + session.command()
                                + " release list' shows those that there are",
                        ExitCode.FAILED));
    }

    /** What the slots have of a release: {@code stable}, {@code canary}, {@code previous}, or nothing. */
    String role(Release release, ReleaseList list) throws IOException {
        List<String> roles = new ArrayList<>();
        Map<String, String> running = Started.versions(session.layout());
        if (release.version().equals(list.stable())) {
            roles.add("stable");
        }
        if (release.version().equals(running.get(LocalLayout.canary(LocalLayout.CORE)))) {
            roles.add("canary");
        }
        if (release.version().equals(list.previous())) {
            roles.add("previous");
        }
        return roles.isEmpty() ? "-" : String.join(", ", roles);
    }

    boolean hasOverlay(Release release) {
        return Files.exists(session.layout().releaseOverlay(release.version()));
    }

    /** The beginning of its build's hash. */
    static String build(Release release) {
        return release.build()
                .substring(0, Math.min(BUILD_DIGITS, release.build().length()));
    }

    static String schema(Release release) {
        return release.schemaMin() + " to " + release.schemaMax();
    }
}
