package dev.ark.core.retention;

import dev.ark.contract.journal.SegmentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the segments of the archive lie. */
public record ArchiveDirectory(Path path) {
    /** Where they lie unless configured otherwise: beside the database. */
    public static ArchiveDirectory beside(Path database) {
        return new ArchiveDirectory(database.toAbsolutePath().resolveSibling("archive"));
    }

    /** The names of those that are there, in the order of their rows. */
    List<SegmentName> names() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> SegmentName.of(file.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(SegmentName::from).thenComparingLong(SegmentName::to))
                    .toList();
        }
    }
}
