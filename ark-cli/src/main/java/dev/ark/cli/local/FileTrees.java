package dev.ark.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whole directories. */
final class FileTrees {
    private static final Set<PosixFilePermission> READ_ONLY = PosixFilePermissions.fromString("r--r--r--");

    private FileTrees() {}

    /** Copies files, which nobody can write to afterwards. */
    static void copy(Path from, Path to) throws IOException {
        for (Path source : paths(from)) {
            Path target = to.resolve(from.relativize(source).toString());
            if (Files.isDirectory(source)) {
                Files.createDirectories(target);
            } else {
                Files.copy(source, target);
                Files.setPosixFilePermissions(target, READ_ONLY);
            }
        }
    }

    /** Gives files that nobody can write to further names, which takes no room on the disk. */
    static void link(Path from, Path to) throws IOException {
        for (Path source : paths(from)) {
            Path target = to.resolve(from.relativize(source).toString());
            if (Files.isDirectory(source)) {
                Files.createDirectories(target);
            } else {
                Files.createLink(target, source);
            }
        }
    }

    /** Deletes a directory, if it is there. */
    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            for (Path path : paths(directory).reversed()) {
                Files.delete(path);
            }
        }
    }

    /** Everything in it, each directory before what is in it. */
    private static List<Path> paths(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
