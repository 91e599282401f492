package dev.ark.cli.local;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.SealedManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The builds that an installation has run: copies, so that the next build changes nothing under a running process, and a rollback finds
 * what it goes back to.
 */
final class Releases {
    private static final int KEPT = 3;
    private static final String UNFINISHED = ".next-";

    private final LocalLayout layout;
    private final Clock clock;

    Releases(LocalLayout layout, Clock clock) {
        this.layout = layout;
        this.clock = clock;
    }

    /**
     * Copies applications in as a release, with the rules that its graveyard serves, unless it is there; it becomes the newest in any case.
     */
    void install(String version, Map<String, Path> applications, SealedManifest rules) throws IOException {
        Path release = layout.release(version);
        if (!Files.isDirectory(release)) {
            Path next = release.resolveSibling(UNFINISHED + version);
            deleteTree(next);
            for (var application : applications.entrySet()) {
                copyTree(application.getValue(), next.resolve(application.getKey()));
            }
            layout.ruleset(next.getFileName().toString()).write(rules.manifest(), rules.signature());
            Files.move(next, release, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.setLastModifiedTime(release, FileTime.from(clock.instant()));
    }

    /** Deletes all but the newest three and those that are in use. */
    void prune(Set<String> inUse) throws IOException {
        Path directory = layout.release("any").getParent();
        List<Path> newestFirst;
        try (Stream<Path> found = Files.list(directory)) {
            newestFirst = found.filter(Files::isDirectory)
                    .sorted(Comparator.comparing(Releases::usedAt).reversed())
                    .toList();
        }
        int kept = 0;
        for (Path release : newestFirst) {
            String version = release.getFileName().toString();
            boolean finished = !version.startsWith(UNFINISHED);
            if (inUse.contains(version) || finished && kept < KEPT) {
                kept++;
            } else {
                deleteTree(release);
            }
        }
    }

    private static FileTime usedAt(Path release) {
        try {
            return Files.getLastModifiedTime(release);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(from)) {
            all = found.toList();
        }
        for (Path source : all) {
            Path target = to.resolve(from.relativize(source).toString());
            if (Files.isDirectory(source)) {
                Files.createDirectories(target);
            } else {
                Files.copy(source, target);
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r--r--r--"));
            }
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> found = Files.walk(directory)) {
            deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
