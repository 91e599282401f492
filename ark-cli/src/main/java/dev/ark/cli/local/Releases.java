package dev.ark.cli.local;

import dev.ark.cli.Failure;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.DurableFiles;
import dev.ark.contract.local.InstalledReleases;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.contract.local.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The releases of an installation: copies, so that the next build changes nothing under a running process, and a rollback finds what it goes
 * back to. Those that a person made have a name and stay until there are too many; of the others, which a checkout had built when it was
 * started, only the last few are kept.
 */
final class Releases {
    private static final int BUILDS_KEPT = 3;
    private static final String UNFINISHED = ".next-";

    private final LocalLayout layout;
    private final Clock clock;
    private final InstalledReleases installed;

    Releases(LocalLayout layout, Clock clock) {
        this.layout = layout;
        this.clock = clock;
        this.installed = new InstalledReleases(layout);
    }

    InstalledReleases installed() {
        return installed;
    }

    /**
     * Makes a release, unless it is there with the same content; it becomes the one used last in any case.
     *
     * @return whether it was made
     * @throws Failure when it is there with another content: a release never changes
     */
    boolean install(Release release, ReleaseContent content) throws IOException {
        Optional<Release> there = installed.find(release.version());
        there.ifPresent(existing -> refuseAnother(existing, release, content));
        if (there.isEmpty()) {
            make(release, content);
        }
        Files.setLastModifiedTime(layout.release(release.version()), FileTime.from(clock.instant()));
        return there.isEmpty();
    }

    private void refuseAnother(Release existing, Release release, ReleaseContent content) {
        String version = existing.version();
        if (existing.named() != release.named()) {
            throw new Failure(version + " is the name of what a checkout has built: give another");
        }
        if (!existing.build().equals(release.build())
                || !existing.settings().equals(release.settings())
                || !overlay(version).equals(content.overlay())) {
            throw new Failure(
                    "the release " + version
                            + " is there already, of another build, other settings or another overlay, and never changes: give another version");
        }
    }

    private Optional<String> overlay(String version) {
        try {
            return Optional.of(Files.readString(layout.releaseOverlay(version)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Failure("the overlay of the release " + version + " cannot be read", e);
        }
    }

    private void make(Release release, ReleaseContent content) throws IOException {
        String next = UNFINISHED + release.version();
        FileTrees.delete(layout.release(next));
        FileTrees.delete(layout.release(release.version()));
        for (var application : content.applications().entrySet()) {
            bring(release.build(), application.getKey(), application.getValue(), layout.release(next));
        }
        layout.ruleset(next).write(content.rules().manifest(), content.rules().signature());
        if (content.overlay().isPresent()) {
            writeReadOnly(layout.releaseOverlay(next), content.overlay().get());
        }
        writeReadOnly(
                layout.releaseRecord(next),
                ArkJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(release) + "\n");
        Files.move(layout.release(next), layout.release(release.version()), StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.syncDirectory(layout.releases());
    }

    /** From a release of the same build, where there is one on a disk that can give a file two names; else from the build. */
    private void bring(String build, String process, Path application, Path release) throws IOException {
        Optional<Path> same = installed.newestFirst().stream()
                .filter(other -> other.build().equals(build))
                .map(other -> layout.release(other.version()).resolve(process))
                .filter(Files::isDirectory)
                .findFirst();
        Path target = release.resolve(process);
        if (same.isPresent()) {
            try {
                FileTrees.link(same.get(), target);
                return;
            } catch (IOException | UnsupportedOperationException e) {
                FileTrees.delete(target);
            }
        }
        FileTrees.copy(application, target);
    }

    private static void writeReadOnly(Path file, String text) throws IOException {
        PrivateFiles.write(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    }

    /** Deletes a release. */
    void delete(String version) throws IOException {
        FileTrees.delete(layout.release(version));
    }

    /**
     * Of the releases that people made, deletes all but the newest and those that are in use.
     *
     * @return what was deleted
     */
    List<String> prune(int kept, Set<String> inUse) throws IOException {
        List<String> surplus = installed.newestFirst().stream()
                .filter(Release::named)
                .map(Release::version)
                .skip(kept)
                .filter(version -> !inUse.contains(version))
                .toList();
        for (String version : surplus) {
            delete(version);
        }
        return surplus;
    }

    /** Of what checkouts had built, deletes all but the three used last and those that are in use; and what was never finished. */
    void pruneBuilds(Set<String> inUse) throws IOException {
        List<Path> latestFirst;
        try (Stream<Path> found = Files.list(layout.releases())) {
            latestFirst = found.filter(Files::isDirectory)
                    .filter(release -> !isNamed(release))
                    .sorted(Comparator.comparing(Releases::usedAt).reversed())
                    .toList();
        }
        int kept = 0;
        for (Path release : latestFirst) {
            String version = release.getFileName().toString();
            boolean finished = !version.startsWith(UNFINISHED);
            if (inUse.contains(version) || finished && kept < BUILDS_KEPT) {
                kept++;
            } else {
                FileTrees.delete(release);
            }
        }
    }

    private boolean isNamed(Path release) {
        return installed
                .find(release.getFileName().toString())
                .map(Release::named)
                .orElse(false);
    }

    private static FileTime usedAt(Path release) {
        try {
            return Files.getLastModifiedTime(release);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
