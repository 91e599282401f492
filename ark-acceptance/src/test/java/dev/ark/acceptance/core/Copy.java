package dev.ark.acceptance.core;

import dev.ark.acceptance.ArkCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A database with all that belongs to it, at rest: nobody writes to it.
 *
 * @param database the file, beside which lie its write-ahead log, if any, and its checkpoints
 * @param key that verifies the checkpoints
 */
record Copy(Path database, Path key) {
    private static final String CHECKPOINTS = "checkpoints";

    /** Copies what lies beside a database that no process has open. The index of the log is left out: it is made anew, as after a crash. */
    static Copy of(Path database, Path key, Path into) throws IOException {
        Files.createDirectories(into);
        for (String end : List.of("", "-wal")) {
            Path file = Path.of(database + end);
            if (Files.exists(file)) {
                Files.copy(file, into.resolve(file.getFileName()));
            }
        }
        Path checkpoints = Files.createDirectory(into.resolve(CHECKPOINTS));
        try (Stream<Path> files = Files.list(database.resolveSibling(CHECKPOINTS))) {
            for (Path file : files.toList()) {
                Files.copy(file, checkpoints.resolve(file.getFileName()));
            }
        }
        return new Copy(into.resolve(database.getFileName()), key);
    }

    /** Copies it once more. */
    Copy copy(Path into) throws IOException {
        return of(database, key, into);
    }

    Path log() {
        return Path.of(database + "-wal");
    }

    Path checkpoints() {
        return database.resolveSibling(CHECKPOINTS);
    }

    /** What {@code ark journal verify} says of it. */
    ArkCommand.Result verify() {
        return ArkCommand.run(
                Map.of("ARK_HOME", database.getParent().toString()),
                "journal",
                "verify",
                database.toString(),
                "--key",
                key.toString());
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }

    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(database.getParent())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
