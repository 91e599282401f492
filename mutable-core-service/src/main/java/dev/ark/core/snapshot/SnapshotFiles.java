package dev.ark.core.snapshot;

import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.DurableFiles;
import dev.ark.contract.local.LockFile;
import dev.ark.contract.local.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The directory of snapshots: for each its database, {@code <id>.db}, and beside it {@code <id>.json}, which is written last: with it the
 * snapshot counts. So the list is the directory's, and survives the restore of a state that knew fewer. Thread-safe; both slots use it.
 */
public final class SnapshotFiles {
    private static final Logger LOG = Logger.getLogger(SnapshotFiles.class);
    private static final Pattern ID = Pattern.compile("[0-9]{8}T[0-9]{9}Z-[0-9a-f]{4}");
    private static final String DATABASE = ".db";
    private static final String RECORD = ".json";
    private static final String PART = ".part";
    private static final String SCRATCH = "drill";

    private static final Comparator<StateSnapshot> OLDEST_FIRST = Comparator.comparingLong(StateSnapshot::epoch)
            .thenComparingLong(StateSnapshot::seq)
            .thenComparing(StateSnapshot::id);

    private final Path directory;

    public SnapshotFiles(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** Takes the directory for oneself, to change it; empty when somebody else has it, here or in another process. */
    Optional<LockFile> hold() {
        try {
            PrivateFiles.directory(directory);
            return LockFile.take(directory.resolve("lock"));
        } catch (IOException e) {
            throw new UncheckedIOException("the directory of snapshots " + directory + " cannot be used", e);
        }
    }

    Path directory() {
        return directory;
    }

    Path database(String id) {
        return directory.resolve(id + DATABASE);
    }

    /** Where a database is made before it counts. */
    Path part(String id) {
        return directory.resolve(id + DATABASE + PART);
    }

    /** All snapshots that count, the newest state first, whatever the clock said; one whose record cannot be read is passed over. */
    public List<StateSnapshot> all() {
        List<StateSnapshot> all = new ArrayList<>();
        for (Path file : matching("*" + RECORD)) {
            String name = file.getFileName().toString();
            try {
                find(name.substring(0, name.length() - RECORD.length())).ifPresent(all::add);
            } catch (UncheckedIOException e) {
                LOG.warn("a snapshot is passed over", e);
            }
        }
        all.sort(OLDEST_FIRST.reversed());
        return all;
    }

    public Optional<StateSnapshot> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Path file = directory.resolve(id + RECORD);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ArkJson.mapper().readValue(Files.readString(file), StateSnapshot.class));
        } catch (IOException e) {
            throw new UncheckedIOException("the record of a snapshot cannot be read: " + file, e);
        }
    }

    /** Writes what is known of a snapshot. */
    void record(StateSnapshot snapshot) throws IOException {
        PrivateFiles.write(
                directory.resolve(snapshot.id() + RECORD), ArkJson.mapper().writeValueAsString(snapshot));
    }

    /** Removes a snapshot; first what makes it count. */
    void delete(String id) throws IOException {
        Files.deleteIfExists(directory.resolve(id + RECORD));
        DurableFiles.syncDirectory(directory);
        Files.deleteIfExists(database(id));
    }

    /** Makes a directory for a copy to try things on; for whoever holds the directory. */
    Path scratch() throws IOException {
        return Files.createTempDirectory(directory, SCRATCH);
    }

    static void removeScratch(Path scratch) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(scratch)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(scratch);
    }

    /** Removes what somebody left who ended in the middle of his work; for whoever holds the directory. */
    void removeUnfinished() throws IOException {
        for (Path part : matching("*" + PART + "*")) {
            Files.deleteIfExists(part);
        }
        for (Path next : matching("*" + RECORD + ".*")) {
            Files.deleteIfExists(next);
        }
        for (Path scratch : matching(SCRATCH + "*")) {
            removeScratch(scratch);
        }
        for (Path file : matching("*" + DATABASE)) {
            String name = file.getFileName().toString();
            if (!Files.exists(directory.resolve(name.substring(0, name.length() - DATABASE.length()) + RECORD))) {
                Files.delete(file);
            }
        }
    }

    private List<Path> matching(String glob) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
                files.forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException("the directory of snapshots " + directory + " cannot be read", e);
            }
        }
        return found;
    }
}
